import type { BpmnElement } from 'bpmn-moddle';
import type { ZodError } from 'zod';
import { type AuthoredWorkflow, workflowSchema } from '../domain/definition.ts';
import { explainFault } from '../domain/explain-fault.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import { standInForCalls } from '../domain/stand-in-for-calls.ts';
import { nameOf } from '../domain/ways.ts';
import type { Findings } from './findings.ts';
import type { TakenAction } from './read-timer.ts';

/** Where in the document the parts of a definition came from. */
export interface Places {
  readonly process: BpmnElement;
  /** By element, in the order of the definition's steps. */
  readonly steps: ReadonlyMap<BpmnElement, { readonly code: string }>;
  /** In the order of the definition's actions. */
  readonly actions: readonly TakenAction[];
}

/** More than any approved process has; the proof of bigger ones would hold up everyone else. */
const MOST_STEPS = 100;
const MOST_ACTIONS = 300;

/**
 * Holds what was read against the schema and the proof of soundness, and says where in the document it fails. What is
 * called is only known at publication: until then every exit of a call is possible.
 */
export function proveImport(
  raw: { steps: readonly object[]; actions: readonly object[] },
  places: Places,
  findings: Findings,
): AuthoredWorkflow | undefined {
  const { process } = places;
  if (raw.steps.length > MOST_STEPS || raw.actions.length > MOST_ACTIONS) {
    const count = raw.steps.length + raw.actions.length;
    findings.fault('too-many-elements', process, { count, most: MOST_STEPS + MOST_ACTIONS });
    return undefined;
  }
  const { data, error } = workflowSchema.safeParse(raw);
  if (error) reportValues(error, raw, places, findings);
  if (!data) return undefined;
  const definition = standInForCalls(data);
  const faults = proveSoundness(definition);
  for (const fault of faults) {
    const { at, path } = fault;
    const place = elementAt(at, places);
    findings.fault('unsound', place ?? process, {
      ...{ what: explainFault(definition, fault), at, path: path.length > 0 ? ` (${path.join(' → ')})` : '' },
    });
  }
  return faults.length === 0 ? data : undefined;
}

/** The step named first, or the flow of the action named as `step/action`, or of its route named as `step/action#1`. */
function elementAt(at: string, { steps, actions }: Places): BpmnElement | undefined {
  const [name, route] = at.split('#');
  const taken = actions.find(({ action }) => nameOf(action) === name);
  if (taken) return flowOf(taken, Number(route) - 1);
  const [first] = at.split(', ');
  return [...steps].find(([, { code }]) => code === first)?.[0];
}

/** The flow with the condition of a route, or else the one of the action. */
const flowOf = ({ trail, carrier }: TakenAction, route: unknown): BpmnElement =>
  trail.branches[Number(route)]?.flow ?? carrier;

function reportValues(
  error: ZodError,
  raw: { steps: readonly object[] },
  { process, steps, actions }: Places,
  findings: Findings,
): void {
  for (const { path, input } of flattened(error, raw)) {
    const [part, index, ...field] = path;
    const code =
      part === 'steps' ? (raw.steps[Number(index)] as { code?: string } | undefined)?.code : undefined;
    const taken = part === 'actions' ? actions[Number(index)] : undefined;
    const place = taken
      ? flowOf(taken, field[0] === 'routes' ? field[1] : undefined)
      : [...steps].find(([, step]) => code !== undefined && step.code === code)?.[0];
    findings.fault('invalid-value', place ?? process, {
      field: (place ? field : path).join('.') || String(part),
      value: String(input).slice(0, 100),
    });
  }
}

/** The values that are wrong, with those inside of a step named one by one. */
function flattened(error: ZodError, raw: unknown): { path: readonly PropertyKey[]; input: unknown }[] {
  const issues = error.issues.flatMap((issue) => {
    // Of the kinds of steps, the one that fits best is the one meant; other kinds are told by a word.
    const [best] =
      issue.code === 'invalid_union' ? [...issue.errors].sort((one, other) => one.length - other.length) : [];
    if (!best) return [issue.path];
    return best.map(({ path }) => [...issue.path, ...path]);
  });
  return issues.map((path) => ({ path, input: valueAt(raw, path) }));
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner: unknown, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
