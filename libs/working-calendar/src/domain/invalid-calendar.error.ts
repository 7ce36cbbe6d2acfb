import type { CalendarFault } from './calendar-fault.ts';

/** A calendar, or a whole book of them, cannot be reckoned with; carries every fault, not only the first. */
export class InvalidCalendarError extends Error {
  readonly code = 'working-calendar.invalid';
  override readonly name = 'InvalidCalendarError';
  readonly vi: string;
  readonly en: string;

  constructor(
    /** Code of the calendar; `null` = the book, or amendments to it. */
    readonly calendar: string | null,
    readonly faults: readonly CalendarFault[],
  ) {
    const list = (language: 'vi' | 'en') =>
      faults.map((fault) => `${fault.pointer} ${fault[language]}`).join('; ');
    const subject = calendar === null ? 'Calendar book' : `Working calendar ${calendar}`;
    const en = `${subject} is not valid: ${list('en')}.`;
    super(en);
    this.en = en;
    this.vi = `Lịch làm việc ${calendar === null ? 'của tỉnh' : calendar} không hợp lệ: ${list('vi')}.`;
  }
}
