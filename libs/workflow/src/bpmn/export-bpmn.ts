import type { BpmnElement } from 'bpmn-moddle';
import { roleName } from '#organization';
import { isFinal, type WorkflowDefinition, type WorkflowStep, type WorkStep } from '../domain/definition.ts';
import { EXTENSION_NAMESPACE, moddle } from './extension.ts';
import { type Flow, flowGraphOf, type FlowNode, stepId } from './flow-graph.ts';
import { layOut } from './lay-out.ts';
import { xmlText } from './svg.ts';

/**
 * Writes a sound definition as a BPMN 2.0 process with positions. What BPMN has no word for stands in our
 * extension, so that reading it back gives the same definition.
 * @returns an XML document that begins with its declaration.
 */
export async function exportBpmn(definition: WorkflowDefinition): Promise<string> {
  return layOut((await moddle.toXML(new Writing(definition).document())).xml);
}

class Writing {
  readonly #elements = new Map<string, BpmnElement>();

  constructor(private readonly definition: WorkflowDefinition) {}

  document(): BpmnElement {
    const { code, name, version, procedure, basis } = this.definition;
    const graph = flowGraphOf(this.definition);
    const nodes = graph.nodes.map((node) => this.#node(node));
    const flows = graph.flows.map((flow) => this.#flow(flow));
    const process = moddle.create('bpmn:Process', {
      ...{ id: `process_${code}`, name: xmlText(name), isExecutable: false },
      ...this.#extension('motcua:Workflow', {
        ...{ code, version: String(version), procedure, basis: basis.kind, source: xmlText(basis.source) },
      }),
      laneSets: [moddle.create('bpmn:LaneSet', { id: 'lanes', lanes: this.#lanes() })],
      flowElements: [...nodes, ...flows],
    });
    return moddle.create('bpmn:Definitions', {
      ...{ id: `definitions_${code}`, targetNamespace: EXTENSION_NAMESPACE, exporter: 'Một Cửa' },
      rootElements: [process],
    });
  }

  #node({ id, type, step, branches }: FlowNode): BpmnElement {
    const element = moddle.create(type, {
      id,
      ...(type === 'bpmn:StartEvent' ? { name: 'Bắt đầu' } : {}),
      ...(step ? { name: xmlText(step.name), ...this.#extension('motcua:Step', stepAttributes(step)) } : {}),
      ...(branches ? this.#waitingFor(branches) : {}),
    });
    this.#elements.set(id, element);
    return element;
  }

  /** A gateway that goes on as soon as a number of its flows have brought a token. */
  #waitingFor(branches: number) {
    const body = `${branches} nhánh đã đến`;
    return {
      activationCondition: moddle.create('bpmn:FormalExpression', { body }),
      ...this.#extension('motcua:Join', { branches: String(branches) }),
    };
  }

  #flow({ id, from, to, action }: Flow): BpmnElement {
    const sourceRef = this.#elements.get(from);
    const targetRef = this.#elements.get(to);
    const attributes = action && {
      code: action.code,
      ...(action.requires ? { requires: action.requires.join(' ') } : {}),
    };
    const flow = moddle.create('bpmn:SequenceFlow', {
      ...{ id, sourceRef, targetRef },
      ...(action ? { name: xmlText(action.name) } : {}),
      ...(attributes ? this.#extension('motcua:Action', attributes) : {}),
    });
    (sourceRef?.get('outgoing') as BpmnElement[]).push(flow);
    (targetRef?.get('incoming') as BpmnElement[]).push(flow);
    return flow;
  }

  /** One lane for each role at each agency, named so that it can be read back: `Văn thư (lead:clerk)`. */
  #lanes(): BpmnElement[] {
    const lanes = new Map<string, WorkStep[]>();
    for (const step of this.definition.steps) {
      if (!isFinal(step)) lanes.set(actorOf(step), [...(lanes.get(actorOf(step)) ?? []), step]);
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

  #extension(type: string, attributes: Readonly<Record<string, string>>) {
    const values = [moddle.create(type, attributes)];
    return { extensionElements: moddle.create('bpmn:ExtensionElements', { values }) };
  }
}

const actorOf = ({ actor }: WorkStep): string => `${actor.agency}:${actor.role}`;

function stepAttributes(step: WorkflowStep): Record<string, string> {
  if (isFinal(step)) return { code: step.code, status: step.status };
  return {
    ...{ code: step.code, status: step.status, actor: actorOf(step) },
    ...{ amount: String(step.limit.amount), unit: step.limit.unit },
    ...(step.phase === undefined ? {} : { phase: String(step.phase) }),
  };
}
