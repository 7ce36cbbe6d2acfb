import { roughWorkingMinutes, type WorkflowDefinition } from '#workflow';

/** How far it is from a step to the result; unknown steps are beyond reach. */
export type Distances = ReadonlyMap<string, number>;

/** A step more is never free, so that a way never goes round in circles. */
const PER_STEP = 1;

/** One minute counts for more than all the steps there can be. */
const PER_MINUTE = 1000;

/**
 * How far every step is from a hand-over of the result, by the limits on the way; from any end where none hands a result
 * over. Branches run side by side, so the slowest counts, and of several ways the shortest.
 */
export function distancesToResult(definition: WorkflowDefinition): Distances {
  const toResult = distances(definition, ({ status }) => status === 'returned');
  return toResult.has(definition.initial) ? toResult : distances(definition, () => true);
}

/** The farthest of the steps an action leads to. */
export const farthest = (known: Distances, steps: readonly string[]): number =>
  Math.max(...steps.map((step) => known.get(step) ?? Infinity));

function distances(
  { steps, actions }: WorkflowDefinition,
  isGoal: (end: { status: string }) => boolean,
): Distances {
  const known = new Map<string, number>();
  const costs = new Map<string, number>();
  for (const step of steps) {
    if ('final' in step) {
      if (isGoal(step)) known.set(step.code, 0);
    } else {
      costs.set(step.code, roughWorkingMinutes(step.limit) * PER_MINUTE + PER_STEP);
    }
  }
  for (let found = true; found;) {
    found = false;
    for (const { from, to, routes = [] } of actions) {
      const onwards = Math.min(
        ...[to, ...routes.map((route) => route.to)].map((way) => farthest(known, way)),
      );
      const distance = onwards + (costs.get(from) ?? Infinity);
      if (distance < (known.get(from) ?? Infinity)) {
        known.set(from, distance);
        found = true;
      }
    }
  }
  return known;
}
