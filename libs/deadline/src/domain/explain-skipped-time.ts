import { readableDate } from '#platform/clock';
import type { CivilDate, WorkingCalendar } from '#working-calendar';
import type { CountedLimit } from './count-limit.ts';
import type { LedgerLine, Setting } from './ledger.ts';

/** What a move passed over between `since` and its due time: days off, weekly rest, make-up days that count. */
export function explainSkippedTime(
  { due }: { readonly due: CountedLimit },
  since: Date | null,
  { calendar }: Setting,
): LedgerLine[] {
  const rolled = rolledLines(due, calendar);
  if (rolled.length > 0 || since === null || due.at <= since) return rolled;
  const { daysOff, makeUpDays, restDays } = calendar.closedDays(
    calendar.dateOf(since),
    calendar.dateOf(due.at),
  );
  if (daysOff.length + makeUpDays.length + restDays === 0) return [];
  const offVi = daysOff.length > 0 ? [`nghỉ lễ: ${datesOf(daysOff)}`] : [];
  const offEn = daysOff.length > 0 ? [`days off: ${datesOf(daysOff)}`] : [];
  const restVi = restDays > 0 ? [`${restDays} ngày nghỉ hằng tuần`] : [];
  const restEn = restDays > 0 ? [`${restDays} weekly day(s) of rest`] : [];
  const madeUp = makeUpDays.length > 0;
  const notCounted = [...offVi, ...restVi].join('; ');
  const vi = `${notCounted ? `Không tính ${notCounted}.` : ''}${madeUp ? ` Có tính ngày làm bù: ${datesOf(makeUpDays)}.` : ''}`;
  const en = `${notCounted ? `Not counted: ${[...offEn, ...restEn].join('; ')}.` : ''}${madeUp ? ` Counted, as make-up days: ${datesOf(makeUpDays)}.` : ''}`;
  return [{ code: 'skipped', at: null, vi: vi.trim(), en: en.trim(), dueAt: due.at }];
}

/** A last day that is a day off. */
function rolledLines({ at, lastDay }: CountedLimit, calendar: WorkingCalendar): LedgerLine[] {
  const dueDate = calendar.dateOf(at);
  if (lastDay === dueDate) return [];
  const { daysOff } = calendar.closedDays(lastDay, dueDate);
  const names = [...new Set(daysOff.map(({ name }) => name))].join(', ');
  const because = names === '' ? '' : ` (${names})`;
  return [
    {
      code: 'rolled',
      at: null,
      vi: `Ngày cuối ${readableDate(lastDay)} là ngày nghỉ${because}: chuyển sang ngày làm việc liền sau, ${readableDate(dueDate)} (Bộ luật Dân sự 2015, Điều 148).`,
      en: `The last day, ${readableDate(lastDay)}, is a day off${because}: it moves to the next working day, ${readableDate(dueDate)} (Civil Code 2015, art. 148).`,
      dueAt: at,
    },
  ];
}

const datesOf = (days: readonly { readonly date: CivilDate; readonly name: string }[]): string =>
  days.map(({ date, name }) => `${readableDate(date)} (${name})`).join(', ');
