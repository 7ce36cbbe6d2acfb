import { type Comparison, isLate, type Punctuality, punctualityOf } from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import { CLOCK_STOPPED_STATUSES, workStepOf } from '#workflow';
import { lastMoment, type Turn, type Walk } from './walk.ts';

/** What a walk comes to. */
export interface Summary {
  /** Working minutes each agency held the dossier, waits of the applicant left out. */
  readonly worked: readonly { agencyId: number; minutes: number }[];
  readonly appointment: {
    /** As it was promised at reception, and as it is in the end. */
    readonly first: Date | null;
    readonly last: Date | null;
    readonly finishedAt: Date | null;
    /** `null` while nothing is decided. */
    readonly verdict: Punctuality | null;
  };
}

/** @param calendarOf the calendar an agency keeps */
export function summaryOf(
  walk: Walk,
  calendarOf: (agencyId: number) => WorkingCalendar,
  comparison: Comparison,
): Summary {
  const { at, dossier } = lastMoment(walk);
  const { dueAt, missed, completedAt, closedAt } = dossier.state;
  const finishedAt = completedAt ?? closedAt;
  const late = isLate({ dueAt, missed }, finishedAt ?? at, comparison);
  const undecided = late ? 'late' : null;
  return {
    worked: workedBy(walk.turns, calendarOf),
    appointment: {
      first: walk.reception.dossier.state.dueAt,
      last: dueAt,
      finishedAt,
      verdict: finishedAt ? punctualityOf({ dueAt, missed }, finishedAt, comparison) : undecided,
    },
  };
}

function workedBy(
  turns: readonly Turn[],
  calendarOf: (agencyId: number) => WorkingCalendar,
): Summary['worked'] {
  const minutes = new Map<number, number>();
  for (const { at, task, dossier } of turns) {
    if (CLOCK_STOPPED_STATUSES.includes(workStepOf(dossier.workflow, task.step).status)) continue;
    const held = calendarOf(task.agencyId).between(task.openedAt, at);
    minutes.set(task.agencyId, (minutes.get(task.agencyId) ?? 0) + held);
  }
  return [...minutes].map(([agencyId, worked]) => ({ agencyId, minutes: worked }));
}
