import type { BpmnElement } from 'bpmn-moddle';
import { EXTENSION_NAMESPACE, moddle } from './extension.ts';
import type { FlowGraph } from './flow.ts';

/**
 * What the layout must know of a drawing: nodes and flows without their words. Timers are not told as ways into what they
 * lead to: the layout would wait for them as for steps it has not come to.
 * @param waysIn how many ways into a node are told at most
 */
export function sketchOf({ nodes, flows }: FlowGraph, waysIn: number): BpmnElement {
  const elements = new Map<string, BpmnElement>();
  for (const { id, type, timer } of nodes) {
    const attachedToRef = timer && elements.get(timer.at);
    elements.set(id, moddle.create(type, { id, ...(attachedToRef && { attachedToRef }) }));
  }
  const timers = new Set(nodes.filter(({ timer }) => timer).map(({ id }) => id));
  const drawn = flows.map(({ id, from, to }) => {
    const [sourceRef, targetRef] = [elements.get(from), elements.get(to)];
    const flow = moddle.create('bpmn:SequenceFlow', { id, sourceRef, targetRef });
    (sourceRef?.get('outgoing') as BpmnElement[]).push(flow);
    const incoming = targetRef?.get('incoming') as BpmnElement[];
    if (incoming.length < waysIn && !timers.has(from)) incoming.push(flow);
    return flow;
  });
  const process = moddle.create('bpmn:Process', {
    id: 'process',
    flowElements: [...elements.values(), ...drawn],
  });
  return moddle.create('bpmn:Definitions', {
    ...{ id: 'definitions', targetNamespace: EXTENSION_NAMESPACE },
    rootElements: [process],
  });
}
