import { isLate, type Punctuality, punctualityOf } from '#deadline';
import type { DossierStatus } from '#workflow';
import type { Span } from './report-period.ts';

/** A dossier as it was known at an instant: what its history had told by then. */
export interface KnownDossier {
  readonly status: DossierStatus;
  readonly receivedAt: Date;
  /** The result, or whatever else ended it; `null` while it runs. */
  readonly endedAt: Date | null;
  /** `null` = without an appointment. */
  readonly dueAt: Date | null;
  /** An appointment was not kept, or apologised for too late. */
  readonly missed: boolean;
  /** The clock stands still by an act of its own; waits of the workflow are told by the status. */
  readonly suspended: boolean;
  /** Never taken in. */
  readonly refusedAtIntake: boolean;
}

/** Where a dossier stands in the form of a period; it stands in one place, so that totals add up. */
export type Standing =
  | { readonly counted: false; readonly why: 'not-taken-in' | 'ended-before' | 'not-yet-received' }
  | { readonly counted: true; readonly state: 'resolved'; readonly punctuality: Punctuality }
  | {
      readonly counted: true;
      readonly state: 'in-progress';
      readonly late: boolean;
      readonly paused: boolean;
    };

/** Statuses that wait for the applicant: nobody is late meanwhile. */
export const PAUSED: readonly DossierStatus[] = ['awaiting-supplement', 'awaiting-finance'];

/** Statuses of a dossier whose processing is over. */
export const ENDED: readonly DossierStatus[] = ['completed', 'returned', 'refused', 'withdrawn', 'stopped'];

/**
 * The official form compares dates, not instants. What was never taken in is not counted; without an appointment nothing is
 * late; what waits for the applicant is not late while it waits; withdrawn, refused and stopped are resolved, on the day they
 * were.
 */
export function standingOf(known: KnownDossier, { start, end, lateBefore }: Span): Standing {
  const { status, receivedAt, endedAt, dueAt, missed, suspended, refusedAtIntake } = known;
  if (refusedAtIntake || status === 'submitted') return { counted: false, why: 'not-taken-in' };
  if (receivedAt >= end) return { counted: false, why: 'not-yet-received' };
  if (endedAt !== null && endedAt < start) return { counted: false, why: 'ended-before' };
  if (endedAt !== null) {
    const punctuality = punctualityOf({ dueAt, missed }, endedAt, 'by-date');
    return { counted: true, state: 'resolved', punctuality };
  }
  const paused = suspended || PAUSED.includes(status);
  const late = !paused && isLate({ dueAt, missed }, lateBefore, 'by-date');
  return { counted: true, state: 'in-progress', late, paused };
}
