import { layoutProcess } from 'bpmn-auto-layout';
import type { BpmnElement } from 'bpmn-moddle';
import { childOf, childrenOf, idOf } from './element.ts';
import { moddle } from './extension.ts';
import type { FlowGraph } from './flow.ts';
import { keepApart } from './keep-apart.ts';
import { sketchOf } from './sketch.ts';

/** Vietnamese names are long: everything is moved apart sideways, and tasks made broader, by this factor. */
const BREADTH = 1.5;

/** Events on the edge of a task are smaller than others, so that several find room there. */
const EDGE_EVENT = 24;

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  width: number;
  height: number;
}

/** Positions for a drawing, as the diagrams of a BPMN document; lanes get none. */
export async function layOut(graph: FlowGraph): Promise<readonly BpmnElement[]> {
  const rootElement = await positioned(graph);
  const shapes = new Map<string, Box>();
  const elements = planeElementsOf(rootElement);
  for (const element of elements.filter(isShape)) {
    shapes.set(idOf(subjectOf(element)), broaden(element));
  }
  const arrows = elements
    .filter((element) => !isShape(element))
    .map((edge) => {
      const [source, target] = ['sourceRef', 'targetRef'].map((end) =>
        idOf(childOf(subjectOf(edge), end) ?? edge),
      );
      const points = childrenOf(edge, 'waypoint');
      redirect(points, shapes.get(source ?? ''), shapes.get(target ?? ''));
      return { points, target: target ?? '' };
    });
  keepApart(arrows);
  return childrenOf(rootElement, 'diagrams');
}

/**
 * Where branches meet, the layout can put one node in the place of another and fail. It cannot where it knows of one way
 * into each node; but then what comes after a join may stand beside its branches.
 */
async function positioned(graph: FlowGraph): Promise<BpmnElement> {
  try {
    return await laidOut(sketchOf(graph, Infinity));
  } catch {
    return laidOut(sketchOf(graph, 1));
  }
}

async function laidOut(sketch: BpmnElement): Promise<BpmnElement> {
  const { xml } = await moddle.toXML(sketch);
  return (await moddle.fromXML(await layoutProcess(xml))).rootElement;
}

/** The shapes and edges of a document that has positions. */
export function planeElementsOf(document: BpmnElement): readonly BpmnElement[] {
  const plane = childrenOf(document, 'diagrams').map((diagram) => childOf(diagram, 'plane'))[0];
  return plane ? childrenOf(plane, 'planeElement') : [];
}

export const isShape = (element: BpmnElement): boolean => element.$type === 'bpmndi:BPMNShape';

/** What a shape or an edge is the picture of. */
export const subjectOf = (element: BpmnElement): BpmnElement => childOf(element, 'bpmnElement') ?? element;

/** Events and gateways keep their form; those on an edge shrink about their middle. */
function broaden(shape: BpmnElement): Box {
  const bounds = childOf(shape, 'bounds') ?? shape;
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(bounds.get(name)),
  );
  const subject = subjectOf(shape);
  const isOnEdge = subject.$instanceOf('bpmn:BoundaryEvent');
  const broad = isOnEdge ? EDGE_EVENT : subject.$instanceOf('bpmn:Activity') ? width * BREADTH : width;
  const tall = isOnEdge ? EDGE_EVENT : height;
  const box = {
    ...{ x: (x + width / 2) * BREADTH - broad / 2, y: y + (height - tall) / 2 },
    ...{ width: broad, height: tall },
  };
  for (const [name, value] of Object.entries(box)) bounds.set(name, value);
  return box;
}

function redirect(waypoints: readonly BpmnElement[], source?: Box, target?: Box): void {
  for (const waypoint of waypoints) waypoint.set('x', Number(waypoint.get('x')) * BREADTH);
  meet(waypoints[0], source);
  meet(waypoints.at(-1), target);
}

/** Moves the end of an arrow to where the side or the foot of its shape now is. */
function meet(end: BpmnElement | undefined, box: Box | undefined): void {
  if (!end || !box) return;
  const middle = box.x + box.width / 2;
  const aside = Number(end.get('x')) - middle;
  if (Math.abs(aside) > 1) end.set('x', middle + (Math.sign(aside) * box.width) / 2);
  const foot = box.y + box.height;
  if (Number(end.get('y')) > foot) end.set('y', foot);
}
