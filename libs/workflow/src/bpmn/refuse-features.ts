import type { BpmnElement } from 'bpmn-moddle';
import { childOf, childrenOf, extensionOf, extensionsOf } from './element.ts';
import { featureName } from './feature-words.ts';
import type { Findings } from './findings.ts';

const UNDERSTOOD = new Set(
  [
    ...['StartEvent', 'EndEvent', 'SequenceFlow', 'ExclusiveGateway', 'ParallelGateway'],
    ...['Task', 'UserTask', 'ManualTask', 'ReceiveTask', 'CallActivity'],
  ].map((name) => `bpmn:${name}`),
);

/** Described for the reader of a diagram, without a part in the flow. */
const PASSED_OVER =
  /^bpmn:(DataObject|DataObjectReference|DataStoreReference|TextAnnotation|Association|Group)$/;

/** Extensions whose content is read elsewhere, and the mark of tasks that Zeebe keeps itself. */
const READ = new Set([
  ...['motcua:Workflow', 'motcua:Fact', 'motcua:Step', 'motcua:Timer', 'motcua:Action', 'motcua:Join'],
  ...['camunda:candidateGroups', 'camunda:dueDate'],
  ...['zeebe:assignmentDefinition', 'zeebe:taskSchedule', 'zeebe:userTask', 'zeebe:calledElement'],
]);

/** Names every feature of BPMN this system has not, and notes what is passed over because it changes no flow. */
export function refuseFeatures(process: BpmnElement, findings: Findings): void {
  passOverExtensions(process, findings);
  for (const artifact of childrenOf(process, 'artifacts')) refuseType(artifact, findings);
  for (const element of childrenOf(process, 'flowElements')) {
    refuseType(element, findings);
    refuseTraits(element, findings);
    passOverExtensions(element, findings);
  }
}

/** Whether an element is one this system has; a gateway that waits for a number of flows only as we write it. */
export const isUnderstood = (element: BpmnElement): boolean =>
  UNDERSTOOD.has(element.$type) ||
  isTimer(element) ||
  (element.$type === 'bpmn:ComplexGateway' && extensionOf(element, 'motcua:Join') !== undefined);

/** Whether someone is waited for there. */
export const isTask = ({ $type }: BpmnElement): boolean => $type.endsWith('Task');

/** Whether another workflow is gone through there. */
export const isCalling = ({ $type }: BpmnElement): boolean => $type === 'bpmn:CallActivity';

/** Whether it fires by itself on the edge of an activity. */
export function isTimer(element: BpmnElement): boolean {
  const [only, other] = childrenOf(element, 'eventDefinitions');
  return isOnEdge(element) && only?.$type === 'bpmn:TimerEventDefinition' && !other;
}

const isOnEdge = ({ $type }: BpmnElement): boolean => $type === 'bpmn:BoundaryEvent';

function refuseType(element: BpmnElement, findings: Findings): void {
  if (PASSED_OVER.test(element.$type)) {
    findings.note('passed-over', element, { value: element.$type.replace('bpmn:', '') });
  } else if (!isUnderstood(element)) {
    const type = element.get('triggeredByEvent') === true ? 'EventSubProcess' : element.$type;
    const strange = isOnEdge(element) ? definitionsBesideTimer(element) : [];
    for (const what of strange.length > 0 ? strange : [type]) {
      findings.fault('unsupported', element, { what: featureName(what) });
    }
  }
}

const definitionsBesideTimer = (event: BpmnElement): string[] =>
  childrenOf(event, 'eventDefinitions')
    .map(({ $type }) => $type)
    .filter((type) => type !== 'bpmn:TimerEventDefinition');

/** What makes an ordinary element behave otherwise. */
function refuseTraits(element: BpmnElement, findings: Findings): void {
  const refuse = (type: string) => findings.fault('unsupported', element, { what: featureName(type) });
  const loop = childOf(element, 'loopCharacteristics');
  if (loop) refuse(loop.$type);
  if (element.get('isForCompensation') === true) refuse('Compensation');
  if (element.$type === 'bpmn:SequenceFlow' && isConditionMisplaced(element)) refuse('ConditionExpression');
  if (element.$type === 'bpmn:StartEvent' || element.$type === 'bpmn:EndEvent') {
    for (const { $type } of childrenOf(element, 'eventDefinitions')) {
      if ($type === 'bpmn:TerminateEventDefinition') findings.note('terminate-end', element);
      else refuse($type);
    }
  }
}

/** Conditions decide at exclusive gateways only. */
const isConditionMisplaced = (flow: BpmnElement): boolean =>
  childOf(flow, 'conditionExpression') !== undefined &&
  childOf(flow, 'sourceRef')?.$type !== 'bpmn:ExclusiveGateway';

/** Attributes and elements of other namespaces, such as forms and listeners of an engine. */
function passOverExtensions(element: BpmnElement, findings: Findings): void {
  const attributes = Object.keys(element.$attrs ?? {}).filter((name) => !name.startsWith('xmlns'));
  const elements = extensionsOf(element).map(({ $type }) => $type);
  for (const value of new Set([...attributes, ...elements])) {
    if (!READ.has(value)) findings.note('passed-over', element, { value });
  }
}
