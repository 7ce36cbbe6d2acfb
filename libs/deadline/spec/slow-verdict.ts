import type { ClockHistory } from '../src/domain/clock-history.ts';
import type { DeadlineTerms } from '../src/domain/deadline-terms.ts';
import type { NationalEnds } from '../src/domain/national-verdict.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';
import type { Comparison, Punctuality } from '../src/domain/verdict.ts';
import type { LaidOutCalendar } from './laid-out-calendar.ts';
import { SlowDossier } from './slow-deadline.ts';
import { closing, slowLimit } from './slow-limit.ts';
import { slowlyProlonged } from './slow-prolonging.ts';

interface Interval {
  from: Date;
  to: Date | null;
}

/** Rule 5: by date or by instant, whole minutes both. */
export function slowPunctuality(
  calendar: LaidOutCalendar,
  due: { dueAt: Date | null; missed: boolean },
  finishedAt: Date,
  comparison: Comparison,
): Punctuality {
  if (due.dueAt === null) return 'on-time';
  if (due.missed) return 'late';
  const [promised, finished] = [due.dueAt, finishedAt].map((at) => {
    const minute = calendar.minuteOf(at);
    return comparison === 'by-date' ? calendar.dayOf(minute) : minute;
  }) as [number, number];
  if (finished === promised) return 'on-time';
  return finished < promised ? 'early' : 'late';
}

/** Rule 5: late by so many open minutes in which nothing was suspended, and so many working days. */
export function slowOverrun(
  calendar: LaidOutCalendar,
  dueAt: Date,
  at: Date,
  suspensions: readonly Interval[],
) {
  const [due, finish] = [calendar.minuteOf(dueAt), calendar.minuteOf(at)];
  const waits = suspensions.map(
    ({ from, to }) => [calendar.minuteOf(from), to ? calendar.minuteOf(to) : Infinity] as const,
  );
  let workingMinutes = 0;
  for (let minute = due; minute < finish; minute += 1) {
    const suspended = waits.some(([from, to]) => from <= minute && minute < to);
    if (!suspended) workingMinutes += calendar.openMinutes(minute, minute + 1);
  }
  return { workingMinutes, workingDays: calendar.workingDays(calendar.dayOf(due), calendar.dayOf(finish)) };
}

/** Rule 6: a step of the workflow; what was suspended before it opened is no matter to it. */
export function slowStepDue(
  calendar: LaidOutCalendar,
  openedAt: Date,
  limit: TimeLimit,
  counting: DeadlineTerms['counting'],
  suspensions: readonly { from: Date; to: Date }[],
): Date {
  const opened = calendar.minuteOf(openedAt);
  let due = slowLimit(calendar, opened, limit, counting);
  for (const suspension of suspensions) {
    const [from, to] = [
      Math.max(opened, calendar.minuteOf(suspension.from)),
      calendar.minuteOf(suspension.to),
    ];
    if (to <= opened || calendar.dayOf(from) > calendar.dayOf(due.due)) continue;
    due = slowlyProlonged(calendar, due, limit, counting, { from, to });
  }
  return calendar.instantOf(due.due);
}

/** Rule 6: reception hands over when the office closes on the day of receipt; from 15:00 on, on the next working day. */
export function slowHandOver(calendar: LaidOutCalendar, receivedAt: Date): Date {
  const opening = calendar.openingOf(calendar.minuteOf(receivedAt));
  let day = calendar.dayOf(opening);
  if (calendar.minuteOfDay(opening) >= 15 * 60) day = calendar.workingDayFrom(day + 1);
  return calendar.instantOf(closing(calendar, day).due);
}

/** Rule 5, the national index. */
export function slowNationalVerdict(
  calendar: LaidOutCalendar,
  terms: DeadlineTerms,
  history: ClockHistory,
  ends: NationalEnds,
): Punctuality | null {
  const supplements = history.suspensions.filter(({ reason }) => reason === 'supplement');
  if (supplements.length > 1) return 'late';
  const supplement = supplements[0];
  const askedAt = supplement && supplement.to === null ? supplement.from : null;
  const end = ends.completedAt ?? ends.returnedAt ?? ends.stoppedAt ?? askedAt;
  if (!end) return null;
  // Its time is given back, whatever the province does: the limit is never counted again.
  const givenBack = { ...terms, supplement: 'prolong' as const };
  return slowPunctuality(calendar, new SlowDossier(calendar, givenBack, history).deadline(), end, 'by-date');
}
