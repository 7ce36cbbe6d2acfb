import type { BpmnElement } from 'bpmn-moddle';

/** A level stretch of an arrow between two bends, which can be moved up and down. */
interface Stretch {
  readonly ends: readonly [BpmnElement, BpmnElement];
  readonly from: number;
  readonly to: number;
  readonly target: string;
}

/** How far stretches are moved from where the layout has them, the nearest free one first. */
const LANES = [0, 7, -7, 14, -14, 21, -21];
/** Closer than this, two lines look like one. */
const APART = 5;

/** Moves arrows that would share a stretch on their way to different targets beside each other. */
export function keepApart(
  arrows: readonly { readonly points: readonly BpmnElement[]; readonly target: string }[],
): void {
  const placed: Stretch[] = [];
  for (const stretch of arrows.flatMap(stretchesOf)) {
    const y = yOf(stretch);
    const lane = LANES.find((aside) => placed.every((other) => !meets(stretch, y + aside, other)));
    for (const end of stretch.ends) end.set('y', y + (lane ?? 0));
    placed.push(stretch);
  }
}

function stretchesOf({ points, target }: { points: readonly BpmnElement[]; target: string }): Stretch[] {
  return points.slice(1, -2).flatMap((start, index) => {
    const end = points[index + 2] ?? start;
    const [from = 0, to = 0] = [start, end].map((point) => Number(point.get('x'))).sort((a, b) => a - b);
    return start.get('y') === end.get('y') ? [{ ends: [start, end] as const, from, to, target }] : [];
  });
}

const yOf = ({ ends: [start] }: Stretch): number => Number(start.get('y'));

const meets = (stretch: Stretch, y: number, other: Stretch): boolean =>
  other.target !== stretch.target &&
  Math.abs(yOf(other) - y) < APART &&
  other.from < stretch.to &&
  stretch.from < other.to;
