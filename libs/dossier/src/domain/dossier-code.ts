import { DateTime } from 'luxon';
import { VIETNAM } from '#platform/clock';

/**
 * Codes of dossiers, old and new, of provinces and ministries:
 * `000.00.06.H56-231027-0361` (TT 01/2018 Đ.19) and `H15.50.05.13-261008-0975` (agency ids of QĐ 20/2020).
 */
export const DOSSIER_CODE =
  /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3})*)-(?:\d{6}|\d{8})-\d{4,7}$/;

/** What stands before the day's ordinal: agency code and date of receipt, `H99.05-261121-`. */
export const dossierCodePrefix = (agencyCode: string, receivedAt: Date): string =>
  `${agencyCode}-${DateTime.fromJSDate(receivedAt, { zone: VIETNAM }).toFormat('yyMMdd')}-`;
