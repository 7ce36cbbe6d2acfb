import { roleName } from '#organization';
import { isCall, isWork } from '../domain/definition.ts';
import type { Shape } from './diagram.ts';
import { clock } from './draw-clock.ts';
import type { DrawnStep } from './flow.ts';
import { wordsOf } from './read-limit.ts';
import { type Svg, svg } from './svg.ts';
import { wrap } from './wrap.ts';

/** How a step is shown: as it is, where a dossier stands, where it waits for more branches, or left behind. */
export type Look = 'plain' | 'standing' | 'waiting' | 'done';

const LOOKS: Readonly<Record<Look, Readonly<Record<string, string | number>>>> = {
  plain: { fill: '#ffffff', stroke: '#444444', 'stroke-width': 1.5 },
  standing: { fill: '#fff3cd', stroke: '#c2410c', 'stroke-width': 3 },
  waiting: { fill: '#fffaf0', stroke: '#c2410c', 'stroke-width': 2, 'stroke-dasharray': '6 4' },
  done: { fill: '#e7f4ea', stroke: '#2e7d32', 'stroke-width': 1.5 },
};

const NAME = { size: 11, line: 13, most: 4 };
const ROLE_SIZE = 10;
const PADDING = 6;
/** Width of the name below an event. */
const CAPTION = 120;

interface Steps {
  readonly steps: readonly DrawnStep[];
}

/** One shape with its name. What does not fit into it is in its title, which browsers show at the pointer. */
export function drawShape(shape: Shape, { steps }: Steps, look: Look): Svg {
  if (shape.interrupts !== undefined) return clock(shape, shape.interrupts);
  const step = steps.find(({ code }) => code === shape.step);
  const parts = shape.type.endsWith('Event')
    ? event(shape, look)
    : shape.type.endsWith('Gateway')
      ? gateway(shape)
      : task(shape, step, look);
  return svg('g', {}, ...(step ? [svg('title', {}, describe(step))] : []), ...parts, ...badge(shape, look));
}

function task({ x, y, width, height, type, name }: Shape, step: DrawnStep | undefined, look: Look): Svg[] {
  const lines = wrap(name, width - 2 * PADDING, NAME.size, NAME.most);
  const role = step ? whoIn(step) : [];
  const middle = x + width / 2;
  const first = y + (height - (lines.length + role.length) * NAME.line) / 2 + NAME.size;
  const centred = (text: string, row: number, attributes: Readonly<Record<string, string | number>>) =>
    svg('text', { x: middle, y: first + row * NAME.line, 'text-anchor': 'middle', ...attributes }, text);
  return [
    svg('rect', { x, y, width, height, rx: Math.min(10, height / 4), ...LOOKS[look], ...edgeOf(type) }),
    ...(type === 'bpmn:ReceiveTask' ? [envelope(x + PADDING, y + PADDING)] : []),
    ...lines.map((line, row) => centred(line, row, { 'font-size': NAME.size })),
    ...role.map((text) => centred(text, lines.length, { 'font-size': ROLE_SIZE, fill: '#555555' })),
  ];
}

/** What BPMN draws a call with. */
const edgeOf = (type: string): Record<string, number> =>
  type === 'bpmn:CallActivity' ? { 'stroke-width': 4 } : {};

/** A line below the name: whose step it is. */
function whoIn(step: DrawnStep): string[] {
  if (isWork(step)) return [roleName(step.actor.role).vi];
  return isCall(step) ? [`quy trình ${step.calls}`] : [];
}

/** The mark of a task that waits for something from outside. */
const envelope = (x: number, y: number): Svg =>
  svg('path', {
    d: `M${Math.round(x)} ${Math.round(y)} h14 v9 h-14 z l7 5 l7 -5`,
    ...{ fill: 'none', stroke: '#444444' },
  });

function event({ x, y, width, type, name }: Shape, look: Look): Svg[] {
  const radius = width / 2;
  const outline = type === 'bpmn:EndEvent' ? { ...LOOKS[look], 'stroke-width': 3.5 } : LOOKS[look];
  return [
    svg('circle', { cx: x + radius, cy: y + radius, r: radius, ...outline }),
    ...wrap(name, CAPTION, NAME.size, 3).map((line, row) =>
      svg(
        'text',
        {
          ...{ x: x + radius, y: y + width + NAME.line * (row + 1), 'text-anchor': 'middle' },
          'font-size': NAME.size,
        },
        line,
      ),
    ),
  ];
}

function gateway({ x, y, width, height, type }: Shape): Svg[] {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const arm = width / 6;
  const cross = `M${-arm} ${-arm} L${arm} ${arm} M${arm} ${-arm} L${-arm} ${arm}`;
  const plus = `M0 ${-arm * 1.4} V${arm * 1.4} M${-arm * 1.4} 0 H${arm * 1.4}`;
  const mark = { 'bpmn:ExclusiveGateway': cross, 'bpmn:ParallelGateway': plus }[type] ?? `${cross} ${plus}`;
  const at = `translate(${middle.x} ${middle.y})`;
  const corners = `0,${-height / 2} ${width / 2},0 0,${height / 2} ${-width / 2},0`;
  return [
    svg(
      'g',
      { transform: at },
      svg('polygon', { points: corners, ...LOOKS.plain }),
      svg('path', { d: mark, stroke: '#444444', 'stroke-width': 3 }),
    ),
  ];
}

/** Says the same as the colour, for those who see none. */
function badge({ x, y, width }: Shape, look: Look): Svg[] {
  const at = { cx: x + width - 2, cy: y + 2, r: 7 };
  const tick = `M${at.cx - 3.5} ${at.cy} l2.5 3 l4.5 -6`;
  if (look === 'standing') return [svg('circle', { ...at, fill: '#c2410c' })];
  if (look === 'waiting') return [svg('circle', { ...at, fill: '#ffffff', stroke: '#c2410c' })];
  if (look !== 'done') return [];
  return [
    svg('circle', { ...at, fill: '#2e7d32' }),
    svg('path', { d: tick, fill: 'none', stroke: '#ffffff', 'stroke-width': 2 }),
  ];
}

function describe(step: DrawnStep): string {
  if (isCall(step)) {
    const { name, calls, agency } = step;
    return `${name}\nLiên thông, quy trình ${calls} · Workflow ${calls} of another agency (${agency})`;
  }
  if (!isWork(step)) return step.name;
  const { amount, unit } = wordsOf(step.limit);
  const { agency, role } = step.actor;
  const [vi, en] = (['vi', 'en'] as const).map(
    (language) => `${roleName(role)[language]}, ${amount} ${unit[language]}`,
  );
  return `${step.name}\n${vi} · ${en} (${agency}:${role})`;
}
