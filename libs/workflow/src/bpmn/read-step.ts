import type { BpmnElement } from 'bpmn-moddle';
import type { DossierStatus } from '../domain/definition.ts';
import { extensionOf, idOf, nameOf, textOf } from './element.ts';
import type { Codes } from './codes.ts';
import type { Findings } from './findings.ts';
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

/** Statuses of ends by what their names say; the result is returned at all others. */
const ENDINGS: readonly [RegExp, DossierStatus][] = [
  [/rút|withdraw/i, 'withdrawn'],
  [/từ chối|refus|reject/i, 'refused'],
  [/dừng|hủy|không (giải quyết|đủ)|stop|cancel/i, 'stopped'],
];

const FINANCE = /tài chính|thuế|lệ phí|nộp tiền|financ|tax|payment/i;

/** The status an end event stands for. */
export function endStatusOf(end: BpmnElement): string {
  const known = extensionOf(end, 'motcua:Step');
  const name = nameOf(end);
  return (known && textOf(known, 'status')) ?? ENDINGS.find(([form]) => form.test(name))?.[1] ?? 'returned';
}

/** An end event as a final step; not yet held against the schema. */
export function readEnd(end: BpmnElement, codes: Codes, findings: Findings): object {
  const known = extensionOf(end, 'motcua:Step');
  const status = endStatusOf(end);
  if (!known) findings.note('assumed-status', end, { value: status });
  return { ...naming(end, codes, findings), status, final: true };
}

/** A task as a step; not yet held against the schema. What our extension does not say is assumed, and noted. */
export function readTask(
  task: BpmnElement,
  surroundings: Surroundings,
  codes: Codes,
  findings: Findings,
): object {
  const known = extensionOf(task, 'motcua:Step');
  const said = (name: string) => known && textOf(known, name);
  const status = (said('status') as DossierStatus | undefined) ?? assumeStatus(task, surroundings, findings);
  const [agency, role] = said('actor')?.split(':') ?? [];
  const usual =
    status === 'processing'
      ? ({ agency: 'lead', role: 'case-officer' } as const)
      : ({ agency: 'desk', role: 'reception-officer' } as const);
  const amount = said('amount');
  const phase = said('phase');
  return {
    ...naming(task, codes, findings),
    status,
    actor: agency === undefined ? readActor(task, surroundings.lane, usual, findings) : { agency, role },
    limit:
      amount === undefined
        ? readLimit(task, status, findings)
        : { amount: Number(amount), unit: said('unit') },
    ...(surroundings.joins === undefined ? {} : { joins: surroundings.joins }),
    ...(phase === undefined ? {} : { phase: Number(phase) }),
  };
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

/** Code and name; our own names are kept to the letter, others lose the line breaks of their drawing. */
function naming(element: BpmnElement, codes: Codes, findings: Findings) {
  const known = extensionOf(element, 'motcua:Step');
  const code = known && textOf(known, 'code');
  if (code !== undefined) return { code, name: textOf(element, 'name') };
  const drawn = nameOf(element);
  const name = drawn || (element.$type === 'bpmn:EndEvent' ? 'Đã trả kết quả' : idOf(element));
  if (!drawn) findings.note('assumed-name', element, { value: name });
  return { code: codes.for(idOf(element), name), name };
}
