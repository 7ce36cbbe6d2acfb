import type { z } from 'zod';
import type { LedgerLine } from '#deadline';
import { rfc3339 } from '#platform/clock';
import type { OutsideOutcome } from '../application/acts/act-outside-workflow.ts';
import type { ExplainedDeadline } from '../application/queries/explain-dossier.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import type { outsideActResponse, deadlineResponse, ledgerLineResponse } from './deadline.responses.ts';

export const presentLines = (lines: readonly LedgerLine[]): z.infer<typeof ledgerLineResponse>[] =>
  lines.map((line) => ({ ...line, at: rfc3339(line.at), dueAt: rfc3339(line.dueAt) }));

export function presentDeadline(
  state: DossierState,
  { deadline, lines, standing, promises, kept }: ExplainedDeadline,
): z.infer<typeof deadlineResponse> {
  const { overrun, ...verdicts } = standing;
  return {
    code: state.code,
    clock: state.clock,
    dueAt: rfc3339(deadline.dueAt),
    provisional: deadline.provisional,
    missed: deadline.missed,
    agrees: agrees(state, deadline),
    calendarRevision: state.calendarRevision,
    lines: presentLines(lines),
    promises: promises.map(({ at, action, dueAt }) => ({ at: rfc3339(at), action, dueAt: rfc3339(dueAt) })),
    kept: kept && { ...kept, dueByCalendar: rfc3339(kept.dueByCalendar) },
    standing: { ...verdicts, lateBy: overrun },
  };
}

const agrees = (
  state: DossierState,
  { dueAt, provisional, missed }: ExplainedDeadline['deadline'],
): boolean =>
  state.dueAt?.getTime() === dueAt.getTime() &&
  state.dueProvisional === provisional &&
  state.missed === missed;

export const presentOutcome = (outcome: OutsideOutcome): z.infer<typeof outsideActResponse> => ({
  ...outcome,
  dueAt: rfc3339(outcome.dueAt === null ? null : new Date(outcome.dueAt)),
});
