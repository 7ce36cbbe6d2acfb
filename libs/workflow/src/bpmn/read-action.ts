import type { BpmnElement } from 'bpmn-moddle';
import { ACTION_INPUTS, type ActionInput } from '../domain/definition.ts';
import type { Codes } from './codes.ts';
import { extensionOf, nameOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';
import type { Route, Routes } from './routes.ts';

/** A step as far as its actions must know it. */
interface StepInBrief {
  readonly code: string;
  readonly name: string;
  readonly status: string;
}

/** The flow that stands for an action: ours is marked, of others the one taken at the last choice. */
export function carrierOf({ trail }: Route, routes: Routes): BpmnElement {
  const marked = trail.find((flow) => extensionOf(flow, 'motcua:Action'));
  const carrier = marked ?? trail.findLast((flow) => routes.isChoice(flow)) ?? trail[0];
  if (!carrier) throw new Error('a route without flows');
  return carrier;
}

/** A route out of a task as an action; not yet held against the schema. */
export function readAction(
  carrier: BpmnElement,
  from: StepInBrief,
  to: readonly StepInBrief[],
  codes: Codes,
  findings: Findings,
): object {
  const known = extensionOf(carrier, 'motcua:Action');
  const code = known && textOf(known, 'code');
  const ends = { from: from.code, to: to.map((step) => step.code) };
  if (known && code !== undefined) {
    const requires = textOf(known, 'requires')?.split(' ').filter(Boolean);
    return { code, name: textOf(carrier, 'name'), ...ends, ...(requires ? { requires } : {}) };
  }
  const drawn = nameOf(carrier);
  const name = drawn || `Chuyển: ${to.map((step) => step.name).join(', ')}`.slice(0, 300);
  if (!drawn) findings.note('assumed-name', carrier, { value: name });
  const requires = inputsFor(from, to);
  if (requires.length > 0) findings.note('assumed-inputs', carrier, { value: requires.join(', ') });
  return {
    ...{ code: codes.next(drawn || `to ${to[0]?.code ?? ''}`), name, ...ends },
    ...(requires.length > 0 ? { requires } : {}),
  };
}

/** What must be entered for a dossier to change its status so: the approved processes all ask for it. */
function inputsFor(from: StepInBrief, to: readonly StepInBrief[]): ActionInput[] {
  const reaches = (status: string) => from.status !== status && to.some((step) => step.status === status);
  const needed: Record<ActionInput, boolean> = {
    attachment: false,
    comment: reaches('stopped') || reaches('refused'),
    supplement: reaches('awaiting-supplement'),
    'financial-obligation': reaches('awaiting-finance'),
    payment: from.status === 'awaiting-finance',
    result: reaches('completed'),
  };
  return ACTION_INPUTS.filter((input) => needed[input]);
}
