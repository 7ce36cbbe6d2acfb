import { CLOCK_STOPPED_STATUSES, isFinal, type WorkflowDefinition, type WorkStep } from './definition.ts';
import { roughWorkingMinutes } from './rough-working-time.ts';
import { waysOf } from './ways.ts';

/** The least and the most working minutes the steps on a way to the result may take. */
export interface StepSums {
  readonly shortest: number;
  readonly longest: number;
}

/**
 * Adds up the limits of the steps from reception to the result, going round no cycle. Branches run side by side, so the
 * slowest counts; in a wait the clock stands still, so it counts for nothing.
 * @param phase only the steps of this phase; absent = all
 * @returns undefined when no way leads to a result
 */
export function stepSums(definition: WorkflowDefinition, phase?: number): StepSums | undefined {
  const known = new Map<string, StepSums | undefined>();
  const sumsFrom = (code: string, passed: readonly string[]): StepSums | undefined => {
    if (passed.includes(code)) return undefined;
    if (!known.has(code)) known.set(code, reckon(code, [...passed, code]));
    return known.get(code);
  };
  const reckon = (code: string, passed: readonly string[]): StepSums | undefined => {
    const step = definition.steps.find((candidate) => candidate.code === code);
    if (!step || isFinal(step)) return step?.status === 'returned' ? NOTHING : undefined;
    const ways = definition.actions
      .filter((action) => action.from === code)
      .flatMap(waysOf)
      .map(({ to }) => sideBySide(to.map((target) => sumsFrom(target, passed))))
      .filter((sums) => sums !== undefined);
    return ways.length > 0 ? afterStep(minutesOf(step, phase), ways) : undefined;
  };
  return sumsFrom(definition.initial, []);
}

const NOTHING: StepSums = { shortest: 0, longest: 0 };

/** Branches of one action; nothing when one of them leads to no result or back to where it came from. */
function sideBySide(branches: readonly (StepSums | undefined)[]): StepSums | undefined {
  const sums = branches.filter((branch) => branch !== undefined);
  if (sums.length < branches.length) return undefined;
  return {
    shortest: Math.max(...sums.map(({ shortest }) => shortest)),
    longest: Math.max(...sums.map(({ longest }) => longest)),
  };
}

const afterStep = (own: number, ways: readonly StepSums[]): StepSums => ({
  shortest: own + Math.min(...ways.map(({ shortest }) => shortest)),
  longest: own + Math.max(...ways.map(({ longest }) => longest)),
});

function minutesOf({ status, limit, phase: own = 1 }: WorkStep, phase: number | undefined): number {
  const counts = !CLOCK_STOPPED_STATUSES.includes(status) && (phase === undefined || phase === own);
  return counts ? roughWorkingMinutes(limit) : 0;
}
