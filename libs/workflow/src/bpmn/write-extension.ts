import type { BpmnElement } from 'bpmn-moddle';
import type { AssignmentPolicy } from '../domain/assignment.ts';
import {
  type AuthoredWorkflow,
  isCall,
  isFinal,
  type WorkflowAction,
  type WorkStep,
} from '../domain/definition.ts';
import type { Fact } from '../domain/fact.ts';
import type { StepTimer } from '../domain/timer.ts';
import { moddle } from './extension.ts';
import type { DrawnStep } from './flow.ts';
import { isoDuration } from './iso-duration.ts';
import { xmlText } from './svg.ts';

/** What BPMN has no word for of a workflow as a whole. */
export function workflowExtensions({ code, version, procedure, basis, facts = [] }: AuthoredWorkflow) {
  return [
    extension('motcua:Workflow', {
      ...{ code, version: String(version), procedure, basis: basis.kind, source: basis.source },
      ...{ decision: basis.decision, effectiveFrom: basis.effectiveFrom },
    }),
    ...facts.map(factExtension),
  ];
}

function factExtension(fact: Fact): BpmnElement {
  const { code, name, type } = fact;
  const element = extension('motcua:Fact', {
    code,
    name,
    type,
    unit: 'unit' in fact ? fact.unit : undefined,
  });
  if (fact.type === 'choice') {
    const choices = fact.choices.map((choice) => extension('motcua:Choice', choice));
    element.set('choices', choices);
  }
  return element;
}

export function stepExtension(step: DrawnStep): BpmnElement {
  const { code, status } = step;
  if (isFinal(step)) return extension('motcua:Step', { code, status });
  if (isCall(step)) return extension('motcua:Step', { code, agency: step.agency });
  return extension('motcua:Step', {
    ...{ code, status, actor: actorOf(step.actor) },
    ...{ amount: String(step.limit.amount), unit: step.limit.unit },
    ...{ phase: step.phase?.toString(), form: step.form, awaits: step.awaits },
    ...(step.assign && assignmentAttributes(step.assign)),
    notBy: step.notBy?.join(' '),
  });
}

const assignmentAttributes = (policy: AssignmentPolicy): Attributes =>
  policy.by === 'same-as'
    ? { assign: policy.by, sameAs: policy.step }
    : { assign: policy.by, among: policy.among?.join(' ') };

export const actionExtension = ({ code, requires, demands, asks, on }: WorkflowAction): BpmnElement =>
  extension('motcua:Action', {
    ...{ code, requires: requires?.join(' '), demands: demands?.join(' '), asks: asks?.join(' '), on },
  });

/** The time stands here where an ISO duration cannot say it. */
export function timerExtension(timer: StepTimer): BpmnElement {
  const { amount, unit } = timer.after;
  return extension('motcua:Timer', {
    ...{ code: timer.code, does: timer.does },
    ...(timer.does === 'act' && { action: timer.action }),
    ...(timer.does === 'escalate' && { to: actorOf(timer.to) }),
    ...(isoDuration(timer.after) === undefined && { amount: String(amount), unit }),
  });
}

export const joinExtension = (branches: number): BpmnElement =>
  extension('motcua:Join', { branches: String(branches) });

export const actorOf = ({ agency, role }: WorkStep['actor']): string => `${agency}:${role}`;

type Attributes = Readonly<Record<string, string | undefined>>;

const extension = (type: string, attributes: Attributes): BpmnElement =>
  moddle.create(
    type,
    Object.fromEntries(
      Object.entries(attributes).flatMap(([name, text]) =>
        text === undefined ? [] : [[name, xmlText(text)]],
      ),
    ),
  );
