import { unaccented } from '../../domain/sms-text.ts';
import type { Refusal } from '../refused.ts';

/** Account, network address, brandname, credit: every message is refused until somebody mends it. */
const OUR_ACCOUNT =
  /authenticat|password|mat khau|\buser\b|\baccount|tai khoan|cpcode|\bip\b|permission|not allowed|brand ?name|serviceid|alias|template|balance|credit|quota|so du|han muc|commandcode|requestid/;

/** The number, its owner's wish, the text: trying again changes nothing. */
const THIS_MESSAGE =
  /receiver|userid|subscriber|thue bao|msisdn|phone|so dien thoai|number|black ?list|refuses|tu choi nhan|content|noi dung|length|too long|characters|unicode/;

/**
 * Reads the gateway's words: there is no published list of its failure codes, so a result other than 1 says only
 * that it failed.
 */
export function refusalOf(words: string): Refusal {
  const plain = unaccented(words).toLowerCase();
  if (OUR_ACCOUNT.test(plain)) return 'our-account';
  return THIS_MESSAGE.test(plain) ? 'this-message' : 'unknown';
}
