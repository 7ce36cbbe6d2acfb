import { readableDate, readableTime } from '#platform/clock';
import type { Bilingual } from '#platform/problem';
import type { LedgerLine, Setting } from './ledger.ts';
import { measureOf } from './measure.ts';
import { startsNextDay } from './same-day-cut-off.ts';

/** The first line: when it was received, and from when its limit counts. */
export function explainReceipt(receivedAt: Date, dueAt: Date, setting: Setting): LedgerLine {
  const rule = startRule(receivedAt, setting);
  return {
    code: 'received',
    at: receivedAt,
    vi: `Tiếp nhận lúc ${readableTime(receivedAt)}. ${rule.vi}`,
    en: `Received at ${readableTime(receivedAt)}. ${rule.en}`,
    dueAt,
  };
}

function startRule(receivedAt: Date, { terms, calendar }: Setting): Bilingual {
  const [limit] = terms.phases;
  if (!limit) throw new RangeError('terms have at least one phase');
  const opening = calendar.nextOpening(receivedAt);
  if (limit.unit === 'same-day') return sameDayRule(opening, calendar.isOpen(receivedAt));
  switch (measureOf(limit, terms.counting)) {
    case 'calendar-days':
      return {
        vi: 'Ngày tiếp nhận không tính; thời hạn tính từ ngày liền sau (Bộ luật Dân sự 2015, Điều 147).',
        en: 'The day of receipt is not counted; the limit counts from the day after it (Civil Code 2015, art. 147).',
      };
    case 'working-days': {
      const date = readableDate(calendar.dateOf(opening));
      return {
        vi: `Ngày ${date} được coi là ngày tiếp nhận, không tính; thời hạn tính từ ngày làm việc liền sau.`,
        en: `${date} counts as the day of receipt and is not counted; the limit counts from the next working day.`,
      };
    }
    case 'working-time':
      return calendar.isOpen(receivedAt)
        ? {
            vi: 'Trong giờ làm việc: thời hạn tính từ lúc đó.',
            en: 'Within office hours: the limit counts from then on.',
          }
        : {
            vi: `Ngoài giờ làm việc: thời hạn tính từ giờ mở cửa kế tiếp, ${readableTime(opening)}.`,
            en: `Outside office hours: the limit counts from the next opening, ${readableTime(opening)}.`,
          };
  }
}

function sameDayRule(opening: Date, inOfficeHours: boolean): Bilingual {
  if (startsNextDay(opening)) {
    return {
      vi: 'Tiếp nhận từ 15 giờ trở đi: trả kết quả trong ngày làm việc liền sau (NĐ 61/2018, Điều 18).',
      en: 'Received from 15:00 on: the result is due on the next working day (Decree 61/2018, art. 18).',
    };
  }
  const date = readableTime(opening).slice(-'dd/MM/yyyy'.length);
  return inOfficeHours
    ? {
        vi: `Trả kết quả trong ngày ${date} (tiếp nhận trước 15 giờ).`,
        en: `The result is due the same day, ${date} (received before 15:00).`,
      }
    : {
        vi: `Ngoài giờ làm việc: trả kết quả trong ngày mở cửa kế tiếp, ${date}.`,
        en: `Outside office hours: the result is due on the day of the next opening, ${date}.`,
      };
}
