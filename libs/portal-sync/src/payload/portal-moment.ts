import { DateTime } from 'luxon';
import { VIETNAM } from '#platform/clock';

/** An instant as `mapi` writes it: `yyyyMMddHHmmss` on Viet Nam's clock, the empty string when unknown. */
export const portalMoment = (at: Date | null | undefined): string =>
  at ? DateTime.fromJSDate(at, { zone: VIETNAM }).toFormat('yyyyMMddHHmmss') : '';
