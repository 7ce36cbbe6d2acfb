import type { Shape } from './diagram.ts';
import { type Svg, svg } from './svg.ts';

/** A timer on the edge of its step, dashed when the step goes on after it; what it does is in its title. */
export function clock({ x, y, width, name }: Shape, interrupts: boolean): Svg {
  const radius = width / 2;
  const [middle, centre] = [x + radius, y + radius];
  const dashes: Record<string, string> = interrupts ? {} : { 'stroke-dasharray': '3 2' };
  const ring = { cx: middle, cy: centre, fill: '#ffffff', stroke: '#444444', ...dashes };
  const hands = `M${middle} ${centre - radius / 2} V${centre} L${middle + radius / 3} ${centre + radius / 4}`;
  return svg(
    'g',
    {},
    svg('title', {}, name),
    svg('circle', { ...ring, r: radius }),
    svg('circle', { ...ring, r: radius - 3 }),
    svg('path', { d: hands, fill: 'none', stroke: '#444444', 'stroke-width': 1.5 }),
  );
}
