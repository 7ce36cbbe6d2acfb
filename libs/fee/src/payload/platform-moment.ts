import { DateTime } from 'luxon';
import { VIETNAM } from '#platform/clock';

const FORMAT = 'yyyyMMddHHmmss';

/** An instant as the platform writes it, on Viet Nam's clock. */
export const platformMoment = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: VIETNAM }).toFormat(FORMAT);

/** Null for what is no instant: when it was paid is of less weight than that it was. */
export function momentOf(text: string): Date | null {
  const at = DateTime.fromFormat(text, FORMAT, { zone: VIETNAM });
  return at.isValid ? at.toJSDate() : null;
}
