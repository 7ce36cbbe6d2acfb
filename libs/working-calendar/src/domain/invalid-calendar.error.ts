import type { CalendarFault } from './calendar-fault.ts';

/** The definition cannot be reckoned with; carries every fault, not only the first. */
export class InvalidCalendarError extends Error {
  readonly code = 'working-calendar.invalid';
  override readonly name = 'InvalidCalendarError';
  readonly vi: string;
  readonly en: string;

  constructor(
    readonly calendar: string,
    readonly faults: readonly CalendarFault[],
  ) {
    const list = (language: 'vi' | 'en') =>
      faults.map((fault) => `${fault.pointer} ${fault[language]}`).join('; ');
    const en = `Working calendar ${calendar} is not valid: ${list('en')}.`;
    super(en);
    this.en = en;
    this.vi = `Lịch làm việc ${calendar} không hợp lệ: ${list('vi')}.`;
  }
}
