import type { BpmnElement } from 'bpmn-moddle';
import { codeOf, Codes } from './codes.ts';
import { childOf, childrenOf } from './element.ts';
import type { Findings } from './findings.ts';
import { carrierOf, readAction, type StepInBrief } from './read-action.ts';
import { type TakenAction, TimersOf } from './read-timer.ts';
import { isTask, isTimer } from './refuse-features.ts';
import type { Trail, Trails } from './trails.ts';

/** What can be done in the steps of a process, and what happens in them by itself. */
export interface DrawnActions {
  /** In the order of the flows that stand for them. */
  readonly actions: readonly TakenAction[];
  readonly timers: ReadonlyMap<BpmnElement, { readonly timers: readonly object[] }>;
}

/** @param ways those that lead out of each activity */
export function readActions(
  process: BpmnElement,
  ways: ReadonlyMap<BpmnElement, readonly Trail[]>,
  steps: ReadonlyMap<BpmnElement, StepInBrief>,
  trails: Trails,
  findings: Findings,
): DrawnActions {
  const elements = childrenOf(process, 'flowElements');
  const place = new Map(elements.map((element, index) => [element, index]));
  const edges = timersByTask(elements, findings);
  const timers = new Map<BpmnElement, { timers: object[] }>();
  const actions = [...ways].flatMap(([activity, led]) => {
    const from = steps.get(activity);
    if (!from) return [];
    const carried = led.map((trail) => ({ trail, carrier: carrierOf(trail, trails) }));
    const codes = new Codes(carried.flatMap(({ carrier }) => codeOf(carrier, 'motcua:Action') ?? []));
    const step = { from, codes, steps, findings };
    const taken = carried.map(({ trail, carrier }) => ({
      ...{ trail, carrier },
      action: readAction(carrier, trail, step),
    }));
    const events = edges.get(activity);
    if (!events) return taken;
    const edge = new TimersOf(events, taken, trails, step);
    timers.set(activity, { timers: edge.read() });
    return [...taken, ...edge.added];
  });
  const placeOf = ({ carrier }: TakenAction) => place.get(carrier) ?? 0;
  return { actions: actions.sort((one, other) => placeOf(one) - placeOf(other)), timers };
}

function timersByTask(
  elements: readonly BpmnElement[],
  findings: Findings,
): ReadonlyMap<BpmnElement, readonly BpmnElement[]> {
  const edges = new Map<BpmnElement, BpmnElement[]>();
  for (const event of elements.filter(isTimer)) {
    const task = childOf(event, 'attachedToRef');
    if (task && isTask(task)) edges.set(task, [...(edges.get(task) ?? []), event]);
    else findings.fault('timer-misplaced', event);
  }
  return edges;
}
