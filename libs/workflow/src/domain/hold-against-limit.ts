import type { TimeLimit } from '#deadline';
import type { ProcedureDefinition } from '#procedure';
import { CLOCK_STOPPED_STATUSES, isFinal, type WorkflowDefinition, type WorkStep } from './definition.ts';
import { type GrantedLimit, grantedLimits } from './granted-limits.ts';
import {
  type Comparison,
  type LimitWarning,
  phasesWarning,
  stepWarning,
  sumWarning,
} from './limit-warning.ts';
import { roughWorkingMinutes } from './rough-working-time.ts';
import { stepSums } from './step-sums.ts';

/**
 * Holds the limits of the steps against those the procedure grants, for each case, channel and phase: officers who are
 * all in time must not make a dossier late. One workflow serves every case, so time left over is told of the tightest
 * limit alone. @returns what differs; nothing when they fit
 */
export function holdAgainstLimit(
  definition: WorkflowDefinition,
  procedure: ProcedureDefinition,
): LimitWarning[] {
  const steps = definition.steps.filter((step): step is WorkStep => !isFinal(step));
  const begun = Math.max(1, ...steps.map(({ phase = 1 }) => phase));
  const granted = grantedLimits(procedure);
  return [
    ...granted
      .filter(({ phases }) => phases.length !== begun)
      .map((one) => phasesWarning(procedure.code, begun, one)),
    ...stepsTooLong(steps, granted),
    ...sumsThatDiffer(definition, procedure.code, comparisonsOf(granted, begun)),
  ];
}

/** Phase by phase where the workflow has them too; otherwise the whole against the whole. */
function comparisonsOf(granted: readonly GrantedLimit[], begun: number): Comparison[][] {
  const phased = granted.every(({ phases }) => phases.length === begun) && begun > 1;
  if (!phased) return [granted.map((one) => ({ granted: one, limit: one.phases, phase: undefined }))];
  return Array.from({ length: begun }, (_, index) =>
    granted.map((one) => ({ granted: one, limit: one.phases.slice(index, index + 1), phase: index + 1 })),
  );
}

function sumsThatDiffer(
  definition: WorkflowDefinition,
  procedure: string,
  comparisons: readonly Comparison[][],
): LimitWarning[] {
  return comparisons.flatMap((ofPhase) => {
    const sums = stepSums(definition, ofPhase[0]?.phase);
    if (!sums) return [];
    const exceeded = ofPhase.filter(({ limit }) => sums.longest > minutesOf(limit));
    const tightest = ofPhase.toSorted((one, other) => minutesOf(one.limit) - minutesOf(other.limit))[0];
    const below = tightest && sums.longest < minutesOf(tightest.limit) ? [tightest] : [];
    return [
      ...exceeded.map((one) => sumWarning('steps-exceed-limit', procedure, sums, one)),
      ...below.map((one) => sumWarning('steps-below-limit', procedure, sums, one)),
    ];
  });
}

/** Each step once, against the tightest limit it exceeds. */
function stepsTooLong(steps: readonly WorkStep[], granted: readonly GrantedLimit[]): LimitWarning[] {
  const [tightest] = granted.toSorted((one, other) => minutesOf(one.phases) - minutesOf(other.phases));
  if (!tightest) return [];
  return steps
    .filter(
      ({ status, limit }) =>
        !CLOCK_STOPPED_STATUSES.includes(status) && roughWorkingMinutes(limit) > minutesOf(tightest.phases),
    )
    .map((step) => stepWarning(step, tightest));
}

const minutesOf = (limits: readonly TimeLimit[]): number =>
  limits.reduce((sum, limit) => sum + roughWorkingMinutes(limit), 0);
