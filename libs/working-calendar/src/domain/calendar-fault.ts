const TEXTS = {
  'no-opening': {
    vi: 'phải có ít nhất một khoảng giờ làm việc',
    en: 'must hold at least one interval',
  },
  'bad-weekday': {
    vi: 'phải là thứ trong tuần, từ 1 (thứ Hai) đến 7 (Chủ nhật)',
    en: 'must be a weekday from 1 (Monday) to 7 (Sunday)',
  },
  'bad-time': {
    vi: 'phải là số phút tính từ 0 giờ, từ 0 đến 1440',
    en: 'must be whole minutes since midnight, 0 to 1440',
  },
  'closes-before-opening': {
    vi: 'giờ đóng cửa phải sau giờ mở cửa',
    en: 'must close after it opens',
  },
  'bad-date': {
    vi: 'phải là ngày có thật, dạng yyyy-MM-dd, trong các năm 1900–2199',
    en: 'must be a real date, yyyy-MM-dd, in the years 1900–2199',
  },
  'ends-before-start': {
    vi: 'ngày hết hiệu lực không được trước ngày có hiệu lực',
    en: 'must not end before it begins',
  },
  'overlapping-openings': {
    vi: 'trùng giờ với một khoảng khai trước của cùng thứ',
    en: 'overlaps an earlier interval of the same weekday',
  },
  'overlapping-hours': {
    vi: 'trùng giờ với một khoảng khai trước của cùng ngày',
    en: 'overlaps an earlier interval of the same day',
  },
  'day-off-and-worked': {
    vi: 'vừa là ngày nghỉ vừa là ngày làm bù',
    en: 'is both a day off and a make-up day',
  },
  'duplicate-date': {
    vi: 'ngày này đã khai trước đó',
    en: 'names a date that was named before',
  },
  'duplicate-calendar': {
    vi: 'mã lịch này đã khai trước đó',
    en: 'has the code of an earlier calendar',
  },
  'duplicate-override': {
    vi: 'cơ quan này đã có giờ riêng cho ngày này',
    en: 'is a second override for this agency and date',
  },
  'no-special-day': {
    vi: 'ngày này không phải ngày nghỉ cũng không phải ngày làm bù, không có gì để bỏ',
    en: 'names a date that is neither a day off nor a make-up day; there is nothing to remove',
  },
  'no-override': {
    vi: 'cơ quan này không có giờ riêng cho ngày này, không có gì để bỏ',
    en: 'names an agency without hours of its own on this date; there is nothing to remove',
  },
  'unknown-calendar': {
    vi: 'không có lịch làm việc mã này',
    en: 'names a calendar that does not exist',
  },
};

export type CalendarFaultCode = keyof typeof TEXTS;

/** One fault of a calendar definition; `pointer` names the place as a JSON Pointer (RFC 6901), e.g. `/openings/3/closes`. */
export interface CalendarFault {
  readonly code: CalendarFaultCode;
  readonly pointer: string;
  readonly vi: string;
  readonly en: string;
}

export const calendarFault = (code: CalendarFaultCode, pointer: string): CalendarFault => ({
  code,
  pointer,
  ...TEXTS[code],
});

/** The fault, unless the condition holds. */
export const check = (holds: boolean, code: CalendarFaultCode, pointer: string): CalendarFault[] =>
  holds ? [] : [calendarFault(code, pointer)];
