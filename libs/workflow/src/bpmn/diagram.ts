import type { BpmnElement } from 'bpmn-moddle';
import type { AuthoredWorkflow } from '../domain/definition.ts';
import { childOf, childrenOf, extensionOf, nameOf, textOf } from './element.ts';
import { exportBpmn } from './export-bpmn.ts';
import { moddle } from './extension.ts';
import { type Box, isShape, planeElementsOf, type Point, subjectOf } from './lay-out.ts';
import { isTimer } from './refuse-features.ts';

/** A shape of the drawing; one that stands for a step has its code. */
export interface Shape extends Box {
  readonly type: string;
  readonly name: string;
  readonly step: string | undefined;
  /** Of a timer: whether it ends the step when it fires. */
  readonly interrupts?: boolean;
}

export interface Arrow {
  readonly name: string;
  readonly points: readonly Point[];
}

/** A workflow with positions, to be drawn as often as wished. */
export interface Diagram {
  readonly workflow: AuthoredWorkflow;
  readonly shapes: readonly Shape[];
  readonly arrows: readonly Arrow[];
}

/** Lays a sound workflow out as {@link exportBpmn} does, so that the drawing and the file look the same. */
export async function diagramOf(workflow: AuthoredWorkflow): Promise<Diagram> {
  const { rootElement } = await moddle.fromXML(await exportBpmn(workflow));
  const elements = planeElementsOf(rootElement);
  return {
    workflow,
    shapes: elements.filter(isShape).map(shapeOf),
    arrows: elements.filter((element) => !isShape(element)).map(arrowOf),
  };
}

function shapeOf(element: BpmnElement): Shape {
  const subject = subjectOf(element);
  const bounds = childOf(element, 'bounds') ?? element;
  const known = extensionOf(subject, 'motcua:Step');
  return {
    type: subject.$type,
    name: nameOf(subject),
    step: known && textOf(known, 'code'),
    ...(isTimer(subject) && { interrupts: subject.get('cancelActivity') !== false }),
    ...point(bounds),
    ...{ width: Number(bounds.get('width')), height: Number(bounds.get('height')) },
  };
}

const arrowOf = (element: BpmnElement): Arrow => ({
  name: nameOf(subjectOf(element)),
  points: childrenOf(element, 'waypoint').map(point),
});

const point = (element: BpmnElement): Point => ({ x: Number(element.get('x')), y: Number(element.get('y')) });
