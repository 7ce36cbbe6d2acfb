import type { BpmnElement } from 'bpmn-moddle';
import { roleName } from '#organization';
import { type AuthoredWorkflow, isCall, isWork, type WorkStep } from '../domain/definition.ts';
import { CONDITION_LANGUAGE, EXTENSION_NAMESPACE, moddle } from './extension.ts';
import { conditionInWords, DEFAULT_IN_WORDS, timerInWords } from './flow-words.ts';
import type { Flow, FlowGraph, FlowNode } from './flow.ts';
import { flowGraphOf } from './flow-graph.ts';
import { isoDuration } from './iso-duration.ts';
import { layOut } from './lay-out.ts';
import { stepId } from './lead-on.ts';
import { xmlText } from './svg.ts';
import {
  actionExtension,
  actorOf,
  joinExtension,
  stepExtension,
  timerExtension,
  workflowExtensions,
} from './write-extension.ts';

/**
 * Writes a sound workflow as a BPMN 2.0 process with positions. What BPMN has no word for stands in our
 * extension, so that reading it back gives the same workflow.
 * @returns an XML document that begins with its declaration.
 */
export async function exportBpmn(workflow: AuthoredWorkflow): Promise<string> {
  const graph = flowGraphOf(workflow);
  const document = new Writing(workflow).document(graph);
  document.set('diagrams', await layOut(graph));
  return (await moddle.toXML(document, { format: true })).xml;
}

/** Id of the process of a workflow, by which files refer to each other. */
const processId = (code: string): string => `process_${code}`;

class Writing {
  readonly #elements = new Map<string, BpmnElement>();

  constructor(private readonly workflow: AuthoredWorkflow) {}

  document(graph: FlowGraph): BpmnElement {
    const { code, name } = this.workflow;
    const nodes = graph.nodes.map((node) => this.#node(node));
    const flows = graph.flows.map((flow) => this.#flow(flow));
    const process = moddle.create('bpmn:Process', {
      ...{ id: processId(code), name: xmlText(name), isExecutable: false },
      ...extended(...workflowExtensions(this.workflow)),
      laneSets: [moddle.create('bpmn:LaneSet', { id: 'lanes', lanes: this.#lanes() })],
      flowElements: [...nodes, ...flows],
    });
    return moddle.create('bpmn:Definitions', {
      ...{ id: `definitions_${code}`, targetNamespace: EXTENSION_NAMESPACE, exporter: 'Một Cửa' },
      rootElements: [process],
    });
  }

  #node({ id, type, step, branches, timer }: FlowNode): BpmnElement {
    const element = moddle.create(type, {
      id,
      ...(type === 'bpmn:StartEvent' && { name: 'Bắt đầu' }),
      ...(step && { name: xmlText(step.name), ...extended(stepExtension(step)) }),
      ...(step && isCall(step) && { calledElement: processId(step.calls) }),
      ...(branches && this.#waitingFor(branches)),
      ...(timer && this.#timer(timer)),
    });
    this.#elements.set(id, element);
    return element;
  }

  /** A gateway that goes on as soon as a number of its flows have brought a token. */
  #waitingFor(branches: number) {
    const activationCondition = moddle.create('bpmn:FormalExpression', { body: `${branches} nhánh đã đến` });
    return { activationCondition, ...extended(joinExtension(branches)) };
  }

  /** Only a timer that takes an action ends the step. */
  #timer({ at, of, timer }: NonNullable<FlowNode['timer']>) {
    const body = isoDuration(timer.after);
    const timeDuration = body && { timeDuration: moddle.create('bpmn:FormalExpression', { body }) };
    return {
      name: xmlText(timerInWords(timer, of, this.workflow)),
      attachedToRef: this.#elements.get(at),
      cancelActivity: timer.does === 'act',
      eventDefinitions: [moddle.create('bpmn:TimerEventDefinition', { ...timeDuration })],
      ...extended(timerExtension(timer)),
    };
  }

  #flow({ id, from, to, action, when, isDefault }: Flow): BpmnElement {
    const sourceRef = this.#elements.get(from);
    const targetRef = this.#elements.get(to);
    const flow = moddle.create('bpmn:SequenceFlow', {
      ...{ id, sourceRef, targetRef },
      ...(action && { name: xmlText(action.name), ...extended(actionExtension(action)) }),
      ...(when !== undefined && this.#condition(when)),
      ...(isDefault && { name: DEFAULT_IN_WORDS }),
    });
    (sourceRef?.get('outgoing') as BpmnElement[]).push(flow);
    (targetRef?.get('incoming') as BpmnElement[]).push(flow);
    if (isDefault) sourceRef?.set('default', flow);
    return flow;
  }

  #condition(when: string) {
    const body = xmlText(when);
    return {
      name: xmlText(conditionInWords(when, this.workflow)),
      conditionExpression: moddle.create('bpmn:FormalExpression', { body, language: CONDITION_LANGUAGE }),
    };
  }

  /** One lane for each role at each agency, named so that it can be read back: `Văn thư (lead:clerk)`. */
  #lanes(): BpmnElement[] {
    const lanes = new Map<string, WorkStep[]>();
    for (const step of this.workflow.steps.filter(isWork)) {
      const actor = actorOf(step.actor);
      lanes.set(actor, [...(lanes.get(actor) ?? []), step]);
    }
    return [...lanes].map(([actor, steps]) => {
      const name = roleName(actor.split(':')[1] ?? '').vi;
      return moddle.create('bpmn:Lane', {
        id: `lane_${actor.replace(':', '_')}`,
        name: `${name.charAt(0).toUpperCase()}${name.slice(1)} (${actor})`,
        flowNodeRef: steps.map(({ code }) => this.#elements.get(stepId(code))),
      });
    });
  }
}

const extended = (...values: BpmnElement[]) => ({
  extensionElements: moddle.create('bpmn:ExtensionElements', { values }),
});
