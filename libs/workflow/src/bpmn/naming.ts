import type { BpmnElement } from 'bpmn-moddle';
import type { Codes } from './codes.ts';
import { extensionOf, idOf, nameOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';

/** Code and name of a step; our own names are kept to the letter, others lose the line breaks of their drawing. */
export function naming(element: BpmnElement, codes: Codes, findings: Findings) {
  const known = extensionOf(element, 'motcua:Step');
  const code = known && textOf(known, 'code');
  if (code !== undefined) return { code, name: textOf(element, 'name') ?? '' };
  const drawn = nameOf(element);
  const name = drawn || (element.$type === 'bpmn:EndEvent' ? 'Đã trả kết quả' : idOf(element));
  if (!drawn) findings.note('assumed-name', element, { value: name });
  return { code: codes.for(idOf(element), name), name };
}
