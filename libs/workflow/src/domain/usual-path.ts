import { isWork, type WorkflowDefinition, type WorkStep } from './definition.ts';

/** Where a step may lead: the targets of one action, or of one of its routes. */
interface Way {
  from: string;
  to: readonly string[];
}

/** By the code of a step, where it usually leads. */
type UsualWays = ReadonlyMap<string, readonly string[]>;

/** Worked out once for each workflow: published versions never change. */
const known = new WeakMap<WorkflowDefinition, UsualWays>();

/**
 * The steps ahead of a running dossier when all goes as it usually does, the next one first: from each step by the first of
 * its actions from where the result is reached without coming back and without a supplement. Branches are told one after the
 * other. Where conditions decide, it is a guess.
 * @param open codes of the steps it is in now
 */
export function usualPath(definition: WorkflowDefinition, open: readonly string[]): WorkStep[] {
  const ways = known.get(definition) ?? usualWays(definition);
  known.set(definition, ways);
  const passed = new Set<string>();
  const backwards: string[] = [];
  // Last comes first: a step stands behind everything it waits for.
  const pass = (code: string): void => {
    if (passed.has(code)) return;
    passed.add(code);
    for (const target of (ways.get(code) ?? []).toReversed()) pass(target);
    backwards.push(code);
  };
  open.toReversed().forEach(pass);
  const steps = new Map(definition.steps.filter(isWork).map((step) => [step.code, step]));
  return backwards.toReversed().flatMap((code) => (open.includes(code) ? [] : (steps.get(code) ?? [])));
}

function usualWays({ steps, actions }: WorkflowDefinition): UsualWays {
  const ways: Way[] = actions.flatMap(({ from, to, routes = [] }) =>
    [to, ...routes.map((route) => route.to)].map((targets) => ({ from, to: targets })),
  );
  const results = steps.filter((step) => !isWork(step) && step.status === 'returned').map(({ code }) => code);
  const supplements = steps.filter(({ status }) => status === 'awaiting-supplement').map(({ code }) => code);
  return new Map(
    steps.map(({ code }) => {
      const leading = leadingTo(results, ways, new Set([...supplements, code]));
      const usual = ways.find(({ from, to }) => from === code && to.every((target) => leading.has(target)));
      return [code, usual?.to ?? []];
    }),
  );
}

/** The steps from where a result is reached, through none of those to be avoided. */
function leadingTo(
  results: readonly string[],
  ways: readonly Way[],
  avoided: ReadonlySet<string>,
): ReadonlySet<string> {
  const leading = new Set(results);
  for (let size = -1; size !== leading.size;) {
    size = leading.size;
    for (const { from, to } of ways) {
      if (!avoided.has(from) && to.some((target) => leading.has(target))) leading.add(from);
    }
  }
  return leading;
}
