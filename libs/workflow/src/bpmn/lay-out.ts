import { layoutProcess } from 'bpmn-auto-layout';
import type { BpmnElement } from 'bpmn-moddle';
import { childOf, childrenOf, idOf } from './element.ts';
import { moddle } from './extension.ts';

/** Vietnamese names are long: everything is moved apart sideways, and tasks made broader, by this factor. */
const BREADTH = 1.5;

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  width: number;
  height: number;
}

/** Gives a BPMN document positions, in place of those it has; lanes are kept, but get none. */
export async function layOut(xml: string): Promise<string> {
  const { rootElement } = await moddle.fromXML(await layoutProcess(xml));
  const shapes = new Map<string, Box>();
  const elements = planeElementsOf(rootElement);
  for (const element of elements.filter(isShape)) {
    shapes.set(idOf(subjectOf(element)), broaden(element));
  }
  for (const edge of elements.filter((element) => !isShape(element))) {
    const subject = subjectOf(edge);
    const end = (name: string) => shapes.get(idOf(childOf(subject, name) ?? subject));
    redirect(childrenOf(edge, 'waypoint'), end('sourceRef'), end('targetRef'));
  }
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

/** The shapes and edges of a document that has positions. */
export function planeElementsOf(document: BpmnElement): readonly BpmnElement[] {
  const plane = childrenOf(document, 'diagrams').map((diagram) => childOf(diagram, 'plane'))[0];
  return plane ? childrenOf(plane, 'planeElement') : [];
}

export const isShape = (element: BpmnElement): boolean => element.$type === 'bpmndi:BPMNShape';

/** What a shape or an edge is the picture of. */
export const subjectOf = (element: BpmnElement): BpmnElement => childOf(element, 'bpmnElement') ?? element;

/** Events and gateways keep their form. */
function broaden(shape: BpmnElement): Box {
  const bounds = childOf(shape, 'bounds') ?? shape;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(bounds.get(name)));
  const before = { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
  const broad = subjectOf(shape).$instanceOf('bpmn:Activity') ? before.width * BREADTH : before.width;
  const middle = (before.x + before.width / 2) * BREADTH;
  const box = { ...before, x: middle - broad / 2, width: broad };
  bounds.set('x', box.x);
  bounds.set('width', box.width);
  return box;
}

function redirect(waypoints: readonly BpmnElement[], source?: Box, target?: Box): void {
  for (const waypoint of waypoints) waypoint.set('x', Number(waypoint.get('x')) * BREADTH);
  meet(waypoints[0], source);
  meet(waypoints.at(-1), target);
}

/** Moves the end of an arrow that comes from the side to the side where it now is. */
function meet(end: BpmnElement | undefined, box: Box | undefined): void {
  if (!end || !box) return;
  const middle = box.x + box.width / 2;
  const aside = Number(end.get('x')) - middle;
  if (Math.abs(aside) > 1) end.set('x', middle + (Math.sign(aside) * box.width) / 2);
}
