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
 * request for a supplement is late. Otherwise its time is subtracted, which is to say given back to the limit and no more:
 * the index knows no limit that is counted again. The end is held against that due time by date.
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
  const deadline = reckonDeadline({ ...terms, supplement: 'prolong' }, history, calendar);
  return punctualityOf(deadline, end, 'by-date');
}
