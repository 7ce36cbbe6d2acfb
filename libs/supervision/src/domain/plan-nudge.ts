import { thresholdProblem } from './threshold.problems.ts';

/** An open step as somebody may be urged on with it. */
export interface NudgeableTask {
  /** A bigint, as text. */
  id: string;
  stepName: string;
  agencyId: number;
  dueAt: Date | null;
  holder: { id: number; name: string } | null;
  /** When this officer last urged on with it. */
  nudgedAt: Date | null;
}

/** Nobody is urged by the same person twice within this. */
export const NUDGE_PAUSE_MS = 3_600_000;

/**
 * With which steps of a dossier somebody is urged on: the one that is named, or all that are open and not the officer's own.
 * @param running its clock runs
 * @throws supervision.clock-stands-still, .task-not-open, .nudge-oneself, .nudged-lately
 */
export function planNudge(
  { tasks, running }: { tasks: readonly NudgeableTask[]; running: boolean },
  { taskId, by, at }: { taskId: string | undefined; by: number; at: Date },
): NudgeableTask[] {
  if (!running) throw thresholdProblem('supervision.clock-stands-still');
  const wished = taskId === undefined ? tasks : tasks.filter(({ id }) => id === taskId);
  if (wished.length === 0) throw thresholdProblem('supervision.task-not-open');
  const others = wished.filter(({ holder }) => holder?.id !== by);
  if (others.length === 0) throw thresholdProblem('supervision.nudge-oneself');
  const rested = others.filter(
    ({ nudgedAt }) => nudgedAt === null || at.getTime() - nudgedAt.getTime() >= NUDGE_PAUSE_MS,
  );
  if (rested.length === 0) throw thresholdProblem('supervision.nudged-lately');
  return rested;
}
