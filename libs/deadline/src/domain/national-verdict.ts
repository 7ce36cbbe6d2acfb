import type { WorkingCalendar } from '#working-calendar';
import type { ClockHistory } from './clock-history.ts';
import type { DeadlineTerms } from './deadline-terms.ts';
import { reckonDeadline } from './reckon-deadline.ts';
import { type Punctuality, punctualityOf } from './verdict.ts';

/** The ends of a dossier as the national index asks for them, in its order. */
export interface NationalEnds {
  readonly completedAt: Date | null;
  readonly returnedAt: Date | null;
  /** Stop of processing or refusal. */
  readonly stoppedAt: Date | null;
}

/**
 * How the national quality index (QĐ 766/QĐ-TTg) counts a dossier; `null` while nothing has ended it. More than one
 * request for a supplement is late. Otherwise the time of the supplement is taken off the end, which is held by date
 * against the due time as it would be without the supplement.
 */
export function nationalVerdict(
  terms: DeadlineTerms,
  history: ClockHistory,
  ends: NationalEnds,
  calendar: WorkingCalendar,
): Punctuality | null {
  const supplements = history.suspensions.filter(({ reason }) => reason === 'supplement');
  if (supplements.length > 1) return 'late';
  const [supplement] = supplements;
  const requestedAt = supplement?.to === null ? supplement.from : null;
  const end = ends.completedAt ?? ends.returnedAt ?? ends.stoppedAt ?? requestedAt;
  if (end === null) return null;
  const answered = supplement?.to && supplement.to <= end ? supplement.to : null;
  const waited = supplement && answered ? answered.getTime() - supplement.from.getTime() : 0;
  const withoutSupplement = {
    ...history,
    suspensions: history.suspensions.filter(({ reason }) => reason !== 'supplement'),
  };
  const deadline = reckonDeadline(terms, withoutSupplement, calendar);
  return punctualityOf(deadline, new Date(end.getTime() - waited), 'by-date');
}
