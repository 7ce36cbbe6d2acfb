/** Longest unaccented content of Viettel's `wsCpMt`. */
export const LONGEST_SMS = 480;

const ELLIPSIS = '...';

/**
 * Signs that no decomposition makes plain, that GSM-7 does not know or counts twice (3GPP TS 23.038), or that
 * gateways stumble over (`&`).
 */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  '₫': 'd',
  '&': ' va ',
  '–': '-',
  '—': '-',
  '•': '-',
  '~': '-',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '`': "'",
  '[': '(',
  '{': '(',
  ']': ')',
  '}': ')',
  '|': '/',
  '\\': '/',
  '⁄': '/',
};

/** Vietnamese without accents and within what GSM-7 can write: `Hồ sơ đã đủ` becomes `Ho so da du`. */
export const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|[&`^~|[\]{}\\]/gu, (sign) => SUBSTITUTES[sign] ?? ' ')
    .replace(/ +/g, ' ')
    .trim();

/** A text as it goes out by SMS; what is too long is cut from the end, visibly. */
export function smsText(text: string): string {
  const plain = unaccented(text);
  return plain.length <= LONGEST_SMS
    ? plain
    : `${plain.slice(0, LONGEST_SMS - ELLIPSIS.length).trimEnd()}${ELLIPSIS}`;
}
