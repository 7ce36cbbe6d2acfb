/**
 * The calendar has no working time where the answer would lie: its hours ended for good (an agency dissolved), or
 * they had not begun yet.
 */
export class NoWorkingTimeError extends Error {
  readonly code = 'working-calendar.exhausted';
  override readonly name = 'NoWorkingTimeError';
  readonly vi: string;
  readonly en: string;

  constructor(readonly calendar: string) {
    const en = `Working calendar ${calendar} has no working time in the period asked for.`;
    super(en);
    this.en = en;
    this.vi = `Lịch làm việc ${calendar} không có giờ làm việc trong khoảng thời gian cần tính.`;
  }
}
