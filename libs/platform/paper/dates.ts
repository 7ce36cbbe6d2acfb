import { civilDate, readableDate, readableTime } from '#platform/clock';

/** Day, month and year in Viet Nam as official papers write them: months 1 and 2, and every day, with two digits. */
export function civilParts(at: Date): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = civilDate(at).split('-');
  return { day, month: Number(month) > 2 ? String(Number(month)) : month, year };
}

/** `08 giờ 30 phút, ngày 04 tháng 3 năm 2026`, as forms ask for a time. */
export function formalTime(at: Date): string {
  const [clock = ''] = readableTime(at).split(' ');
  const [hours = '', minutes = ''] = clock.split(':');
  const { day, month, year } = civilParts(at);
  return `${hours} giờ ${minutes} phút, ngày ${day} tháng ${month} năm ${year}`;
}

/** `ngày 04 tháng 3 năm 2026` */
export function formalDate(at: Date): string {
  const { day, month, year } = civilParts(at);
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** `04/03/2026`, for tables. */
export const shortDate = (at: Date | null): string => (at ? readableDate(civilDate(at)) : '');

/** `08:30 04/03/2026`, for tables. */
export const shortTime = (at: Date | null): string => (at ? readableTime(at).replace(' ngày', '') : '');
