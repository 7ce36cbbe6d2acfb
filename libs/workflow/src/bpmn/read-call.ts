import type { BpmnElement } from 'bpmn-moddle';
import type { Codes } from './codes.ts';
import { extensionOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';
import { naming } from './naming.ts';
import { statedActor } from './read-actor.ts';

/** The code of a workflow, alone or at the end of the id of its process. */
const WORKFLOW = /(?<!\d)\d\.\d{6}(?:-[a-z0-9-]+)?$/;

/** A call activity as a step; not yet held against the schema. It must say which workflow, and at which agency. */
export function readCall(call: BpmnElement, lane: BpmnElement | undefined, codes: Codes, findings: Findings) {
  const known = extensionOf(call, 'motcua:Step');
  const zeebe = extensionOf(call, 'zeebe:calledElement');
  const called = textOf(call, 'calledElement') ?? (zeebe && textOf(zeebe, 'processId'));
  const calls = WORKFLOW.exec(called ?? '')?.[0];
  const agency = (known && textOf(known, 'agency')) ?? statedActor(call, lane, findings)?.agency;
  if (calls === undefined || agency === undefined) findings.fault('call-incomplete', call);
  return { ...naming(call, codes, findings), status: 'processing', calls, agency };
}
