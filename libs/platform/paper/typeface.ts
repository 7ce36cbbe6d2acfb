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
  nameShapes(font);
  read.set(style, font);
  return font;
}

/**
 * The font remembers of each shape the letter it first stood for. One that came first as a part of another, U of Ủ, would
 * stand for none from then on, and could neither be copied nor be found in any paper.
 */
function nameShapes(font: Font): void {
  for (const letter of VIETNAMESE_D) font.glyphForCodePoint(letter);
  for (const point of font.characterSet) if (point < FIRST_LIGATURE) font.glyphForCodePoint(point);
}

/** Đ and đ before the letters of other languages that look the same. */
const VIETNAMESE_D = [0x110, 0x111];
/** From here on shapes stand for several letters, which are to be copied as such. */
const FIRST_LIGATURE = 0xfb00;

/** Whether every sign of a text has a shape; what has none would come out as an empty box. */
export const canBePrinted = (text: string): boolean =>
  Array.from(text.normalize('NFC')).every((sign) =>
    ALL_STYLES.every((style) => typeface(style).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)),
  );
