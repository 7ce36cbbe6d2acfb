import { ParseError, parsePhoneNumberWithError } from 'libphonenumber-js/min';

/** A Vietnamese number as it is kept: `0xxxxxxxxx` (mobile) or `02xxxxxxxxx` (landline). */
export type PhoneNumber =
  | { kind: 'mobile' | 'landline'; number: string }
  /** `foreign_phone`: of another country; `invalid_phone`: none that can be called from Vietnam as it stands. */
  | { kind: 'refused'; reason: 'foreign_phone' | 'invalid_phone' };

/**
 * Mobile prefixes of eleven digits and those of ten they became between 15.9.2018 and 30.6.2019; the last seven
 * digits stayed. Source: plan of the Ministry of Information and Communications of 29.5.2018, as given in
 * thaibinh.gov.vn, "Chuyển đổi thuê bao di động 11 số thành 10 số từ 15/9/2018" (6.6.2018).
 */
const PREFIX_SINCE_2018: Readonly<Record<string, string>> = {
  // MobiFone
  ...{ 120: '70', 121: '79', 122: '77', 126: '76', 128: '78' },
  // VinaPhone
  ...{ 123: '83', 124: '84', 125: '85', 127: '81', 129: '82' },
  // Viettel
  ...{ 162: '32', 163: '33', 164: '34', 165: '35', 166: '36', 167: '37', 168: '38', 169: '39' },
  // Vietnamobile, Gmobile
  ...{ 186: '56', 188: '58', 199: '59' },
};

/** Without the 0 or the country code. */
const MOBILE = /^[35789]\d{8}$/;
const LANDLINE = /^2\d{9}$/;

/** A national number may be typed with 0 or 84 in front, not bare: nine bare digits may be of any country. */
const SAYS_WHERE = /^\W*(?:\+|0|84)/;

const refused = (reason: 'foreign_phone' | 'invalid_phone'): PhoneNumber => ({ kind: 'refused', reason });

/**
 * Reads a number as people write them: `0912 345 678`, `(091) 234-5678`, `84912345678`, `+84 (0)912.345.678`,
 * `0084…`, and mobile numbers from before 2018 (`0169 123 4567`). Which countries and spellings there are is the
 * library's; that mobile numbers start with 3, 5, 7, 8 or 9 is the plan itself (TT 22/2014/TT-BTTTT), since a list of
 * the prefixes handed out so far would refuse the next one.
 */
export function readPhoneNumber(typed: string): PhoneNumber {
  // The library does not know a plus in brackets.
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/^\(\+(\d+)\)/, '+$1 ');
  const parsed = parse(plain);
  if (!parsed || parsed.ext !== undefined || !SAYS_WHERE.test(plain)) return refused('invalid_phone');
  if (parsed.countryCallingCode !== '84') return refused('foreign_phone');
  const national = sinceTheChange(parsed.nationalNumber);
  if (MOBILE.test(national)) return { kind: 'mobile', number: `0${national}` };
  if (LANDLINE.test(national)) return { kind: 'landline', number: `0${national}` };
  return refused('invalid_phone');
}

function parse(plain: string) {
  try {
    return parsePhoneNumberWithError(plain, { defaultCountry: 'VN', extract: false });
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function sinceTheChange(national: string): string {
  if (!/^1\d{9}$/.test(national)) return national;
  const prefix = PREFIX_SINCE_2018[national.slice(0, 3)];
  return prefix === undefined ? national : prefix + national.slice(3);
}
