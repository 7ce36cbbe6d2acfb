import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { encodingOf, segmentsOf, type SmsEncoding } from './sms-segments.ts';

const a = (count: number): string => 'a'.repeat(count);
const vn = (count: number): string => 'ế'.repeat(count);

/** What each message is by hand: encoding, units, and the length of each part in characters of JavaScript. */
const MESSAGES: [what: string, text: string, SmsEncoding, units: number, parts: number[]][] = [
  ['nothing', '', 'gsm-7', 0, [0]],
  ['one letter', 'a', 'gsm-7', 1, [1]],
  ['unaccented Vietnamese', 'Ho so da duoc tiep nhan', 'gsm-7', 23, [23]],
  ['accented Vietnamese', 'Hồ sơ đã được tiếp nhận', 'ucs-2', 23, [23]],
  ['accents GSM-7 has', 'à è é ì ò ù Ç ñ', 'gsm-7', 15, [15]],
  ['an accent it has not', 'à è é ì ò ù ç ñ', 'ucs-2', 15, [15]],
  ['đ alone', 'đ', 'ucs-2', 1, [1]],
  ['Greek capitals', 'ΔΦΓΛΩΠΨΣΘΞ', 'gsm-7', 10, [10]],
  ['Greek capitals that look Latin', 'Α', 'ucs-2', 1, [1]],
  ['signs of an address', 'https://a.vn/x?b=_c@d&e=1#f', 'gsm-7', 27, [27]],
  ['a back-tick', '`', 'ucs-2', 1, [1]],
  ['curly quotes', '“a”', 'ucs-2', 3, [3]],
  ['a dash', 'a – b', 'ucs-2', 5, [5]],
  ['a space that does not break', 'a\u00a0b', 'ucs-2', 3, [3]],
  ['a tab', 'a\tb', 'ucs-2', 3, [3]],
  ['line ends', 'a\r\nb', 'gsm-7', 4, [4]],
  ['every extension character', '\f^{}\\[~]|€', 'gsm-7', 20, [10]],
  ['extension characters beside an accent', '[€]ế', 'ucs-2', 4, [4]],
  ['the sign of the dong', '50.000₫', 'ucs-2', 7, [7]],
  ['160 letters', a(160), 'gsm-7', 160, [160]],
  ['161 letters', a(161), 'gsm-7', 161, [153, 8]],
  ['two parts full', a(306), 'gsm-7', 306, [153, 153]],
  ['two parts and a letter', a(307), 'gsm-7', 307, [153, 153, 1]],
  ['three parts full', a(459), 'gsm-7', 459, [153, 153, 153]],
  ['three parts and a letter', a(460), 'gsm-7', 460, [153, 153, 153, 1]],
  ['80 extension characters', '['.repeat(80), 'gsm-7', 160, [80]],
  ['81 extension characters', '['.repeat(81), 'gsm-7', 162, [76, 5]],
  ['an extension character that ends a single message', `${a(158)}€`, 'gsm-7', 160, [159]],
  ['one that does not fit it', `${a(159)}€`, 'gsm-7', 161, [153, 7]],
  ['one over the end of a part', `${a(152)}[${a(10)}`, 'gsm-7', 164, [152, 11]],
  ['one that pushes the last letter into a third part', `${a(152)}[${a(152)}`, 'gsm-7', 306, [152, 152, 1]],
  ['153 extension characters, which fill no part', ']'.repeat(153), 'gsm-7', 306, [76, 76, 1]],
  ['70 accented letters', vn(70), 'ucs-2', 70, [70]],
  ['71 accented letters', vn(71), 'ucs-2', 71, [67, 4]],
  ['two parts of accented letters full', vn(134), 'ucs-2', 134, [67, 67]],
  ['two parts of accented letters and one', vn(135), 'ucs-2', 135, [67, 67, 1]],
  ['one accented letter among 70 plain ones', `${a(70)}ế`, 'ucs-2', 71, [67, 4]],
  ['decomposed letters', 'ế'.normalize('NFD').repeat(23), 'ucs-2', 69, [69]],
  ['an emoji', 'a👍', 'ucs-2', 3, [3]],
  ['35 emoji', '👍'.repeat(35), 'ucs-2', 70, [70]],
  ['36 emoji, two units each, which fill no part', '👍'.repeat(36), 'ucs-2', 72, [66, 6]],
  ['an emoji over the end of a part', `${a(66)}👍${a(10)}`, 'ucs-2', 78, [66, 12]],
];

describe('an SMS', () => {
  it.each(MESSAGES)(
    'of %s is counted and cut as TS 23.038 has it',
    (_what, text, encoding, units, lengths) => {
      const counted = segmentsOf(text);
      expect([counted.encoding, counted.units, counted.parts.map((part) => part.length)]).toEqual([
        ...[encoding, units, lengths],
      ]);
      expect(counted.parts.join('')).toBe(text);
    },
  );

  it.each(MESSAGES)('of %s is reckoned alike by others', (_what, text, _encoding, _units) => {
    const { encodingName, segmentsCount } = new SegmentedMessage(text);
    const counted = segmentsOf(text);
    expect([counted.encoding, counted.parts.length]).toEqual([encodingName.toLowerCase(), segmentsCount]);
  });

  it('has the alphabet others have', () => {
    const differing = Array.from({ length: 0xd800 }, (_unused, code) => String.fromCharCode(code)).filter(
      (sign) => encodingOf(sign) !== new SegmentedMessage(sign).encodingName.toLowerCase(),
    );
    expect(differing).toEqual([]);
  });

  // Joined emoji and stacked accents are left out: others keep such together, the network does not.
  const signs = fc.constantFrom('a', ' ', '_', '[', '€', '@', 'é', 'ế', 'đ', '👍', '\n');
  const plain = fc.constantFrom('a', ' ', '_', '[', '€', '@', 'é', '\n');

  it.each([
    ['any signs', signs],
    ['signs of GSM-7', plain],
  ])(
    'of %s is cut into as few parts as others need, each within 140 octets, losing nothing',
    (_what, from) => {
      fc.assert(
        fc.property(fc.array(from, { maxLength: 500 }), (written) => {
          const text = written.join('');
          const { encoding, parts } = segmentsOf(text);
          expect(parts.join('')).toBe(text);
          expect(parts.length).toBe(new SegmentedMessage(text).segmentsCount);
          for (const part of parts) {
            expect(part).not.toMatch(/\p{Cs}/u);
            const units =
              encoding === 'ucs-2' ? part.length : part.length + (part.match(/[€[]/g)?.length ?? 0);
            const [alone, each] = encoding === 'ucs-2' ? [70, 67] : [160, 153];
            expect(units).toBeLessThanOrEqual(parts.length === 1 ? alone : each);
          }
        }),
        { numRuns: 100 },
      );
    },
  );
});
