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
  'day-off-and-worked': {
    vi: 'vừa là ngày nghỉ vừa là ngày làm bù',
    en: 'is both a day off and a make-up day',
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
