import type { BpmnElement } from 'bpmn-moddle';
import type { FinalStatus } from '../domain/definition.ts';
import type { Codes } from './codes.ts';
import { extensionOf, nameOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';
import { naming } from './naming.ts';

/** Ways to end by what names say; the result is returned at all others. */
const ENDINGS: readonly [RegExp, FinalStatus][] = [
  [/rút|withdraw/i, 'withdrawn'],
  [/từ chối|refus|reject/i, 'refused'],
  [/dừng|hủy|không (giải quyết|đủ)|stop|cancel/i, 'stopped'],
];

/** The way to end that a name speaks of. */
export const endingIn = (name: string): FinalStatus =>
  ENDINGS.find(([form]) => form.test(name))?.[1] ?? 'returned';

/** The status an end event stands for. */
export function endStatusOf(end: BpmnElement): string {
  const known = extensionOf(end, 'motcua:Step');
  return (known && textOf(known, 'status')) ?? endingIn(nameOf(end));
}

/** An end event as a final step; not yet held against the schema. */
export function readEnd(end: BpmnElement, codes: Codes, findings: Findings) {
  const known = extensionOf(end, 'motcua:Step');
  const status = endStatusOf(end);
  if (!known) findings.note('assumed-status', end, { value: status });
  return { ...naming(end, codes, findings), status, final: true };
}
