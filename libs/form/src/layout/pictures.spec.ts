import { readFileSync, writeFileSync } from 'node:fs';
import {
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  NotFoundException,
  QRCodeReader,
  type Reader,
  RGBLuminanceSource,
} from '@zxing/library';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { projectPath } from '#platform/config';
import { closeRendering, keepsPictures, type Picture, rendered } from '#testing';
import { canBePrinted } from '#platform/paper';
import { fictionalPaper, PAPERS_OF_BOTH } from '../../spec/fictional-papers.ts';
import { PRESCRIBED_FIELDS } from '../../spec/prescribed-fields.ts';
import { FICTIONAL_FORMS } from '../domain/fictional-dossier.ts';
import { type Edition, type FormKind, prescribed } from '../domain/form-kinds.ts';

/** Dots per point: 108 to the inch, enough to see what is wrong and little enough to keep. */
const KEPT = 1.5;
/** To read codes as a phone at arm's length would. */
const SHARP = 3;

const { tracking, code } = FICTIONAL_FORMS.receipt;

const fileOf = (edition: Edition, kind: FormKind): string =>
  projectPath('docs', 'forms', `${edition}-${prescribed(edition, kind)?.number}-${kind}.png`);

function png({ data, width, height }: Picture): Buffer {
  const image = new PNG({ width, height });
  image.data = Buffer.from(data);
  return PNG.sync.write(image, { colorType: 0 });
}

/** Dots in which a picture differs from the kept one; all of them, when it has another size. */
function differing(picture: Picture, file: string): number {
  const kept = PNG.sync.read(readFileSync(file));
  const { width, height } = picture;
  if (kept.width !== width || kept.height !== height) return width * height;
  return pixelmatch(kept.data, picture.data, undefined, width, height, { threshold: 0.1 });
}

/** What a reader finds in the upper part of a page, where the codes stand. */
function readBy(reader: Reader, { data, width, height }: Picture): string | null {
  const rows = Math.floor(height / 3);
  const light = Uint8ClampedArray.from({ length: width * rows }, (_, dot) => data[dot * 4]!);
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(light, width, rows)));
  try {
    return reader.decode(bitmap, new Map([[DecodeHintType.TRY_HARDER, true]])).getText();
  } catch (error) {
    if (error instanceof NotFoundException) return null;
    throw error;
  }
}

afterAll(closeRendering);

describe.each(PAPERS_OF_BOTH)('the form %s %s', (edition, kind) => {
  it('looks as it is kept in docs/forms, and has every field it is prescribed', async () => {
    const pdf = await fictionalPaper(edition, kind);
    expect(pdf.equals(await fictionalPaper(edition, kind))).toBe(true);
    const { pictures, text } = await rendered(pdf, KEPT);
    const missing = PRESCRIBED_FIELDS[kind].flatMap(([field, ...texts]) =>
      texts.filter((one) => !text.includes(one)).map((one) => `${field}: ${one}`),
    );
    expect({ missing, in: missing.length > 0 && text }).toEqual({ missing: [], in: false });
    expect(pictures).toHaveLength(1);
    const file = fileOf(edition, kind);
    if (keepsPictures()) writeFileSync(file, png(pictures[0]!));
    // The same WebAssembly makes the same dots of the same bytes anywhere, so none may differ.
    expect(differing(pictures[0]!, file)).toBe(0);
  }, 60_000);
});

/** One on each paper, and the one that stays with officers. */
const READ: readonly (readonly [Edition, FormKind])[] = [
  ['tt01-2018', 'receipt'],
  ['tt03-2025', 'stop-notice'],
  ['tt03-2025', 'control-slip'],
];

describe.each(READ)('the codes on %s %s', (edition, kind) => {
  it('are read from the picture: the dossier’s code, and for the applicant alone the tracking address', async () => {
    const { pictures, text } = await rendered(await fictionalPaper(edition, kind), SHARP);
    const forTheApplicant = kind !== 'control-slip';
    expect(readBy(new Code128Reader(), pictures[0]!)).toBe(code);
    expect(readBy(new QRCodeReader(), pictures[0]!)).toBe(forTheApplicant ? tracking.url : null);
    expect(text.includes(tracking.secret)).toBe(forTheApplicant);
  });
});

describe('a paper', () => {
  it('is the same whatever was printed before it', async () => {
    const first = await fictionalPaper('tt03-2025', 'apology', { superior: 'ỦY BAN', place: 'Ô' });
    await fictionalPaper('tt01-2018', 'receipt', { agency: 'Ự ớ Ẩ', place: 'UOA' });
    const again = await fictionalPaper('tt03-2025', 'apology', { superior: 'ỦY BAN', place: 'Ô' });
    expect(again.equals(first)).toBe(true);
  });
});

describe('the typeface', () => {
  it('has a shape for every Vietnamese letter, and none for an emoji', () => {
    const vowels = Array.from('aăâeêioôơuưy').flatMap((letter) =>
      ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (letter + tone).normalize('NFC')),
    );
    const letters = [...vowels, 'đ', 'ª', '₫', '–', '№'].join('');
    expect(canBePrinted(letters + letters.toLocaleUpperCase('vi'))).toBe(true);
    expect(canBePrinted('😀')).toBe(false);
  });
});

describe('the comparison of pictures', () => {
  it.each([
    ['a note', { notes: [] }],
    ['the footer', { footer: null }],
    ['a letter of the place', { place: 'Hoa Bản' }],
  ])('notices that %s is gone or changed', async (_what, texts) => {
    const { pictures } = await rendered(await fictionalPaper('tt03-2025', 'receipt', texts), KEPT);
    expect(differing(pictures[0]!, fileOf('tt03-2025', 'receipt'))).toBeGreaterThan(0);
  });
});
