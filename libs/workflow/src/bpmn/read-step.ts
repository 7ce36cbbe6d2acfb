import type { BpmnElement } from 'bpmn-moddle';
import type { DossierStatus } from '../domain/definition.ts';
import type { Codes } from './codes.ts';
import { extensionOf, given, nameOf, textOf, wordsIn } from './element.ts';
import type { Findings } from './findings.ts';
import { naming } from './naming.ts';
import { readActor } from './read-actor.ts';
import { readLimit } from './read-limit.ts';

/** What of the surroundings of a task decides what is assumed about it. */
export interface Surroundings {
  readonly lane: BpmnElement | undefined;
  readonly isFirst: boolean;
  /** Whether all that is left to do is to end with the result returned. */
  readonly isLast: boolean;
  readonly joins: number | undefined;
}

const FINANCE = /tài chính|thuế|lệ phí|nộp tiền|financ|tax|payment/i;

/** A task as a step; not yet held against the schema. What our extension does not say is assumed, and noted. */
export function readTask(task: BpmnElement, surroundings: Surroundings, codes: Codes, findings: Findings) {
  const known = extensionOf(task, 'motcua:Step');
  const said = (name: string) => known && textOf(known, name);
  const status = (said('status') as DossierStatus | undefined) ?? assumeStatus(task, surroundings, findings);
  const actor = readAgent(known, 'actor');
  const usual =
    status === 'processing'
      ? ({ agency: 'lead', role: 'case-officer' } as const)
      : ({ agency: 'desk', role: 'reception-officer' } as const);
  const phase = said('phase');
  return {
    ...naming(task, codes, findings),
    status,
    actor: actor ?? readActor(task, surroundings.lane, usual, findings),
    limit: readAmount(known) ?? readLimit(task, status, findings),
    ...(surroundings.joins === undefined ? {} : { joins: surroundings.joins }),
    ...(phase === undefined ? {} : { phase: Number(phase) }),
    ...given(known, 'form', 'awaits'),
    ...readAssignment(known),
    ...readBarring(known),
  };
}

/** Who is meant by an attribute `agency:role`. */
export function readAgent(known: BpmnElement | undefined, name: string): object | undefined {
  const [agency, role] = (known && textOf(known, name))?.split(':') ?? [];
  return agency === undefined ? undefined : { agency, role };
}

/** The exact time of our extension. */
export function readAmount(known: BpmnElement | undefined): object | undefined {
  const { amount, ...unit } = given(known, 'amount', 'unit');
  return amount === undefined ? undefined : { amount: Number(amount), ...unit };
}

function readAssignment(known: BpmnElement | undefined) {
  const { assign: by, sameAs: step } = given(known, 'assign', 'sameAs');
  const among = wordsIn(known, 'among');
  if (by === undefined) return {};
  return { assign: { by, ...(step !== undefined && { step }), ...(among && { among }) } };
}

function readBarring(known: BpmnElement | undefined) {
  const notBy = wordsIn(known, 'notBy');
  return notBy && { notBy };
}

function assumeStatus(task: BpmnElement, { isFirst, isLast }: Surroundings, findings: Findings) {
  const status = ((): DossierStatus => {
    if (isFirst) return 'received';
    if (task.$type === 'bpmn:ReceiveTask') {
      return FINANCE.test(nameOf(task)) ? 'awaiting-finance' : 'awaiting-supplement';
    }
    return isLast ? 'completed' : 'processing';
  })();
  findings.note('assumed-status', task, { value: status });
  return status;
}
