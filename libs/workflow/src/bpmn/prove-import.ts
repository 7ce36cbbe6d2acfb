import type { BpmnElement } from 'bpmn-moddle';
import type { ZodError } from 'zod';
import { putInCalls } from '../domain/call-workflows.ts';
import { type WorkflowDefinition, workflowSchema } from '../domain/definition.ts';
import { explainFault } from '../domain/explain-fault.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import type { Findings } from './findings.ts';

/** Where in the document the parts of a definition came from. */
export interface Places {
  readonly process: BpmnElement;
  /** By element, in the order of the definition's steps. */
  readonly steps: ReadonlyMap<BpmnElement, { readonly code: string }>;
  /** By the number of the action. */
  readonly carriers: readonly BpmnElement[];
}

/** More than any approved process has; the proof of bigger ones would hold up everyone else. */
const MOST_STEPS = 100;
const MOST_ACTIONS = 300;

/** Holds what was read against the schema and the proof of soundness, and says where in the document it fails. */
export function proveImport(
  raw: { steps: readonly object[]; actions: readonly object[] },
  places: Places,
  findings: Findings,
): WorkflowDefinition | undefined {
  const { process } = places;
  if (raw.steps.length > MOST_STEPS || raw.actions.length > MOST_ACTIONS) {
    const count = raw.steps.length + raw.actions.length;
    findings.fault('too-many-elements', process, { count, most: MOST_STEPS + MOST_ACTIONS });
    return undefined;
  }
  const { data, error } = workflowSchema.safeParse(raw);
  if (error) reportValues(error, raw, places, findings);
  if (!data) return undefined;
  const definition = putInCalls(data, () => undefined);
  const faults = proveSoundness(definition);
  for (const fault of faults) {
    const { at, path } = fault;
    const place = elementAt(at, definition, places);
    findings.fault('unsound', place ?? process, {
      ...{ what: explainFault(definition, fault), at, path: path.length > 0 ? ` (${path.join(' → ')})` : '' },
    });
  }
  return faults.length === 0 ? definition : undefined;
}

/** The step named first, or the flow of the action named as `step/action`. */
function elementAt(at: string, { actions }: WorkflowDefinition, { steps, carriers }: Places) {
  const action = actions.findIndex(({ from, code }) => `${from}/${code}` === at);
  if (action >= 0) return carriers[action];
  const [first] = at.split(', ');
  return [...steps].find(([, { code }]) => code === first)?.[0];
}

function reportValues(
  error: ZodError,
  raw: { steps: readonly object[] },
  { process, steps, carriers }: Places,
  findings: Findings,
): void {
  for (const { path, input } of flattened(error, raw)) {
    const [part, index, ...field] = path;
    const code =
      part === 'steps' ? (raw.steps[Number(index)] as { code?: string } | undefined)?.code : undefined;
    const place =
      part === 'actions'
        ? carriers[Number(index)]
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
    if (issue.code !== 'invalid_union') return [issue.path];
    // Of the two kinds of steps, the one that fits best is the one meant.
    const [best = []] = [...issue.errors].sort((one, other) => one.length - other.length);
    return best.map(({ path }) => [...issue.path, ...path]);
  });
  return issues.map((path) => ({ path, input: valueAt(raw, path) }));
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner: unknown, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
