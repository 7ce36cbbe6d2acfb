import type { Arrow } from './diagram.ts';
import type { Point } from './lay-out.ts';
import { type Svg, svg } from './svg.ts';
import { wrap } from './wrap.ts';

const LABEL = { size: 10, line: 11 };
/** Lines there is room for before the next row, or above an arrow between two shapes. */
const MOST_LINES = { beside: 3, above: 4 };
/** Room for a label beside an arrow that leaves downwards. */
const BESIDE = 105;

/** An arrow with the name of its action beside it. */
export function drawArrow({ name, points }: Arrow): Svg {
  const line = svg('polyline', {
    points: points.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' '),
    ...{ fill: 'none', stroke: '#444444', 'stroke-width': 1.3, 'marker-end': 'url(#head)' },
  });
  return svg('g', {}, ...(name ? [svg('title', {}, name)] : []), line, ...label(name, points));
}

function label(name: string, points: readonly Point[]): Svg[] {
  const [first, second] = points;
  if (!first || !second) return [];
  return isDetour(points) ? beside(name, first, second) : above(name, points);
}

/** Leaves its shape up or down and arrives the same way: a way back, whose long stretch it may share with others. */
const isDetour = (points: readonly Point[]): boolean => {
  const [first, second] = points;
  const [beforeLast, last] = points.slice(-2);
  return first?.x === second?.x && beforeLast?.x === last?.x;
};

function beside(name: string, from: Point, to: Point): Svg[] {
  const lines = wrap(name, BESIDE, LABEL.size, MOST_LINES.beside);
  const top = to.y > from.y ? from.y + LABEL.line : from.y - 4 - (lines.length - 1) * LABEL.line;
  return lines.map((line, row) => text(line, from.x + 4, top + row * LABEL.line, 'start'));
}

/** Above the longest level stretch; of equals the last, which leads to one target only. */
function above(name: string, points: readonly Point[]): Svg[] {
  const level = points
    .slice(1)
    .map((to, index) => ({ from: points[index] ?? to, to }))
    .filter(({ from, to }) => Math.abs(from.y - to.y) < 1)
    .sort((one, other) => lengthOf(other) - lengthOf(one))[0];
  if (!level) return [];
  const lines = wrap(name, lengthOf(level) - 8, LABEL.size, MOST_LINES.above);
  const middle = (level.from.x + level.to.x) / 2;
  return lines.map((line, row) =>
    text(line, middle, level.to.y - 4 - (lines.length - 1 - row) * LABEL.line, 'middle'),
  );
}

const lengthOf = ({ from, to }: { from: Point; to: Point }): number => Math.abs(from.x - to.x);

/** A white seam keeps the words readable where they cross a line. */
const text = (words: string, x: number, y: number, anchor: string): Svg =>
  svg(
    'text',
    {
      ...{ x, y, 'text-anchor': anchor, 'font-size': LABEL.size, fill: '#333333' },
      ...{ stroke: '#ffffff', 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
    },
    words,
  );
