import type { WorkingCalendar } from './working-calendar.ts';

/** Working minutes left until `dueAt`; negative when it is past. */
export const remaining = (calendar: WorkingCalendar, now: Date, dueAt: Date): number =>
  calendar.between(now, dueAt);
