import type { BpmnElement } from 'bpmn-moddle';
import { ACTION_INPUTS, type ActionInput, type DossierStatus, isFinalStatus } from '../domain/definition.ts';
import type { Codes } from './codes.ts';
import { extensionOf, given, nameOf, textOf, wordsIn } from './element.ts';
import type { Findings } from './findings.ts';
import { readCondition } from './read-condition.ts';
import { endingIn } from './read-end.ts';
import type { Trail, Trails } from './trails.ts';

/** A step before the schema has looked at it; every one has these. */
export interface StepInBrief {
  readonly code: string;
  readonly name: string;
  readonly status: string;
  /** Of a step that calls a workflow. */
  readonly calls?: string;
}

/** An action before the schema has looked at it. */
export interface DrawnAction {
  readonly code: string;
  readonly name: string | undefined;
  readonly from: string;
  readonly to: readonly string[];
  readonly routes?: readonly object[];
  readonly requires?: readonly string[];
  readonly demands?: readonly string[];
  readonly asks?: readonly string[];
  readonly on?: string;
}

/** The flow that stands for an action: ours is marked, of others the one taken at the last choice. */
export function carrierOf({ flows }: Trail, trails: Trails): BpmnElement {
  const marked = flows.find((flow) => extensionOf(flow, 'motcua:Action'));
  const carrier = marked ?? flows.findLast((flow) => trails.isChoice(flow)) ?? flows[0];
  if (!carrier) throw new Error('a trail without flows');
  return carrier;
}

/** What the actions of a step are read with. */
export interface ActionsOf {
  readonly from: StepInBrief;
  /** Codes of its actions. */
  readonly codes: Codes;
  readonly steps: ReadonlyMap<BpmnElement, StepInBrief>;
  readonly findings: Findings;
}

/** A way out of an activity as an action; not yet held against the schema. */
export function readAction(carrier: BpmnElement, trail: Trail, step: ActionsOf): DrawnAction {
  const { from, codes, steps, findings } = step;
  const known = extensionOf(carrier, 'motcua:Action');
  const code = known && textOf(known, 'code');
  const [requires, demands, asks] = ['requires', 'demands', 'asks'].map((name) => wordsIn(known, name));
  const leads = {
    ...{ from: from.code, ...ledBy(trail, step) },
    ...(demands && { demands }),
    ...(asks && { asks }),
  };
  if (known && code !== undefined) {
    const name = textOf(carrier, 'name');
    return { code, name, ...leads, ...(requires && { requires }), ...given(known, 'on') };
  }
  const to = trail.to.flatMap((element) => steps.get(element) ?? []);
  const name = nameOf(carrier) || `Chuyển: ${to.map((target) => target.name).join(', ')}`.slice(0, 300);
  if (!nameOf(carrier)) findings.note('assumed-name', carrier, { value: name });
  return {
    ...{ code: codes.next(nameOf(carrier) || `to ${to[0]?.code ?? ''}`), name, ...leads },
    ...(from.calls === undefined
      ? inputsOf(carrier, requires, to, step)
      : { on: given(known, 'on')['on'] ?? assumeExit(carrier, findings) }),
  };
}

/** Where a way leads, by the codes of the steps. */
export function ledBy({ to, branches }: Trail, { steps, findings }: ActionsOf) {
  const codesOf = (elements: readonly BpmnElement[]) =>
    elements.flatMap((element) => steps.get(element)?.code ?? []);
  const routes = branches.map((branch) => ({
    when: readCondition(branch.flow, findings),
    to: codesOf(branch.to),
  }));
  return { to: codesOf(to), ...(routes.length > 0 && { routes }) };
}

function inputsOf(
  carrier: BpmnElement,
  stated: readonly string[] | undefined,
  to: readonly StepInBrief[],
  { from, findings }: ActionsOf,
) {
  const requires = stated ?? inputsFor(from, to);
  if (requires.length === 0) return {};
  if (!stated) findings.note('assumed-inputs', carrier, { value: requires.join(', ') });
  return { requires };
}

/** What must be entered for a dossier to change its status so: the approved processes all ask for it. */
function inputsFor(from: StepInBrief, to: readonly StepInBrief[]): ActionInput[] {
  const reaches = (status: string) => from.status !== status && to.some((step) => step.status === status);
  const reachesAnEnd = to.some(({ status }) => isFinalStatus(status as DossierStatus));
  const needed: Partial<Record<ActionInput, boolean>> = {
    comment: reaches('stopped') || reaches('refused'),
    supplement: reaches('awaiting-supplement'),
    'received-supplement': from.status === 'awaiting-supplement' && !reachesAnEnd,
    'financial-obligation': reaches('awaiting-finance'),
    payment: from.status === 'awaiting-finance',
    result: reaches('completed'),
    'hand-over': reaches('returned'),
  };
  return ACTION_INPUTS.filter((input) => needed[input]);
}

/** The end of a called workflow that a flow follows upon, by its name. */
function assumeExit(carrier: BpmnElement, findings: Findings): string {
  const on = endingIn(nameOf(carrier));
  findings.note('assumed-exit', carrier, { value: on });
  return on;
}
