import { type AuthoredWorkflow, isWork } from '../domain/definition.ts';
import { isOpen, type Marking } from '../domain/engine.ts';
import { type Diagram, diagramOf } from './diagram.ts';
import { drawArrow } from './draw-arrow.ts';
import { drawShape, type Look } from './draw-shape.ts';
import { type Svg, svg } from './svg.ts';
import { wrap } from './wrap.ts';

export interface DrawingOptions {
  /** Where a dossier stands. */
  readonly standing?: Marking;
  /** Codes of the steps it has left behind. */
  readonly done?: ReadonlySet<string>;
}

const MARGIN = 24;
const TITLE = { size: 16, line: 21 };
const LEGEND_HEIGHT = 34;
const LEGEND_WIDTH = 390;
/** A lower place than any shape or arrow, for labels below the last row. */
const FOOT = 44;

/** Draws a sound workflow as a BPMN diagram in SVG. */
export const drawSvg = async (workflow: AuthoredWorkflow, options: DrawingOptions = {}): Promise<string> =>
  drawDiagram(await diagramOf(workflow), options);

/** Draws a workflow that is laid out already. @returns an SVG document */
export function drawDiagram(diagram: Diagram, options: DrawingOptions = {}): string {
  const { workflow, shapes, arrows } = diagram;
  const points = [
    ...shapes.map(({ x, y, width, height }) => ({ x: x + width, y: y + height })),
    ...arrows.flatMap((arrow) => arrow.points),
  ];
  const left = Math.min(...shapes.map(({ x }) => x)) - MARGIN;
  const drawn = Math.max(...points.map(({ x }) => x)) + MARGIN - left;
  const width = options.standing ? Math.max(drawn, LEGEND.length * LEGEND_WIDTH) : drawn;
  const title = wrap(workflow.name, width - 2 * MARGIN, TITLE.size, 3);
  const top = MARGIN + title.length * TITLE.line;
  const bottom = top + Math.max(...points.map(({ y }) => y)) + FOOT;
  const drawing = svg(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', width, height: bottom + LEGEND_HEIGHT },
      ...{ viewBox: [0, 0, width, bottom + LEGEND_HEIGHT].map(Math.ceil).join(' '), role: 'img' },
      'font-family': "Arial, Helvetica, 'Liberation Sans', sans-serif",
    },
    svg('title', {}, workflow.name),
    ARROW_HEAD,
    svg('rect', { width: '100%', height: '100%', fill: '#ffffff' }),
    ...title.map((line, index) =>
      svg(
        'text',
        { x: MARGIN, y: MARGIN + index * TITLE.line, 'font-size': TITLE.size, 'font-weight': 'bold' },
        line,
      ),
    ),
    svg(
      'g',
      { transform: `translate(${Math.round(-left)} ${top})` },
      ...arrows.map(drawArrow),
      ...shapes.map((shape) => drawShape(shape, workflow, lookOf(shape.step, workflow, options))),
    ),
    ...(options.standing ? legend(bottom) : []),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing.toString()}\n`;
}

const ARROW_HEAD = svg(
  'defs',
  {},
  svg(
    'marker',
    {
      ...{ id: 'head', viewBox: '0 0 10 10', refX: 9, refY: 5, orient: 'auto' },
      ...{ markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse' },
    },
    svg('path', { d: 'M0 1 L10 5 L0 9 z', fill: '#444444' }),
  ),
);

function lookOf(code: string | undefined, { steps }: AuthoredWorkflow, options: DrawingOptions): Look {
  const step = steps.find((candidate) => candidate.code === code);
  if (!step) return 'plain';
  const arrived = options.standing?.get(step.code);
  if (arrived !== undefined) return isWork(step) && !isOpen(step, arrived) ? 'waiting' : 'standing';
  return options.done?.has(step.code) ? 'done' : 'plain';
}

const LEGEND: readonly [Look, string][] = [
  ['standing', 'Hồ sơ đang ở bước này · The dossier stands here'],
  ['waiting', 'Đang chờ đủ nhánh · Waits for its other branches'],
  ['done', 'Đã qua · Left behind'],
];

function legend(y: number): Svg[] {
  return LEGEND.flatMap(([look, words], index) => {
    const x = MARGIN + index * LEGEND_WIDTH;
    const shape = { type: 'bpmn:Task', name: '', step: undefined, x, y, width: 30, height: 20 };
    return [
      drawShape(shape, { steps: [] }, look),
      svg('text', { x: x + 38, y: y + 14, 'font-size': 12 }, words),
    ];
  });
}
