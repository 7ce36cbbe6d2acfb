import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/**
 * Tinos: SIL Open Font License 1.1, cut to the widths of Times New Roman, which NĐ 30/2020/NĐ-CP asks official papers to be
 * set in, with every Vietnamese letter.
 */
const STYLES = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const;

export type Style = keyof typeof STYLES;

export const ALL_STYLES = Object.keys(STYLES) as Style[];

const { resolve } = createRequire(import.meta.url);
const read = new Map<Style, Font>();

/** A style of the typeface, read once: to read it for each paper would take several times what drawing takes. */
export function typeface(style: Style): Font {
  const known = read.get(style);
  if (known) return known;
  const font = create(readFileSync(resolve(`@expo-google-fonts/tinos/${STYLES[style]}`)));
  if (!('layout' in font)) throw new Error(`${STYLES[style]} is not one font`);
  read.set(style, font);
  return font;
}

/** Whether every sign of a text has a shape; what has none would come out as an empty box. */
export const canBePrinted = (text: string): boolean =>
  [...text.normalize('NFC')].every((sign) =>
    ALL_STYLES.every((style) => typeface(style).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)),
  );
