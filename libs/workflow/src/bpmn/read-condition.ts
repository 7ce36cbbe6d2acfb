import type { BpmnElement } from 'bpmn-moddle';
import { childOf, textOf } from './element.ts';
import { CONDITION_LANGUAGE } from './extension.ts';
import type { Findings } from './findings.ts';

/** `${…}` and `#{…}` of Camunda 7, Activiti and Flowable; `=…` of Camunda 8. */
const WRAPPED = /^(?:[$#]\{([^]*)\}|=([^]*))$/;

/** The condition of a flow, bare of what other editors put around it; whether it is one is for the proof to say. */
export function readCondition(flow: BpmnElement, findings: Findings): string {
  const expression = childOf(flow, 'conditionExpression');
  const body = (expression && textOf(expression, 'body')) ?? '';
  if (expression && textOf(expression, 'language') === CONDITION_LANGUAGE) return body;
  const [, braced, led] = WRAPPED.exec(body.trim()) ?? [];
  const condition = (braced ?? led ?? body).trim();
  findings.note('condition-reading', flow, { value: condition });
  return condition;
}
