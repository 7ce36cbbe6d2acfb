import type { Net, NetAction, NetStep } from './net.ts';

/**
 * What a state is: `open` goes on, `mixed` too though a step that is not being processed runs beside others; `ended` is
 * over, `left-behind` too though tokens remain; `overfull` has more tokens on a step than it waits for.
 */
type StateKind = 'open' | 'mixed' | 'ended' | 'left-behind' | 'overfull';

/** Where tokens can lie in the course of a workflow. */
export interface State {
  /** One character for each token, its code the number of the step it lies on, in order; ends included. */
  readonly marking: string;
  readonly kind: StateKind;
  /** Steps that hold tokens. */
  readonly held: readonly NetStep[];
  /** Steps of these that hold more tokens than they wait for. */
  readonly overfull: readonly NetStep[];
  /** Whence it was met first, and so by a shortest way; nothing at the start. */
  readonly met: { readonly from: State; readonly action: NetAction } | undefined;
  /** What can be done in it; empty as long as nobody tried. */
  readonly next: { readonly action: NetAction; readonly to: State }[];
  /** States that lead to it. */
  readonly before: State[];
}

/** @param marking as {@link State} has it */
export function stateOf({ steps }: Net, marking: string, met: State['met']): State {
  const held: NetStep[] = [];
  const overfull: NetStep[] = [];
  for (let place = 0; place < marking.length;) {
    const step = steps[marking.charCodeAt(place)];
    if (!step) throw new Error(`there is no step of the number ${marking.charCodeAt(place)}`);
    const first = place;
    while (marking.charCodeAt(place) === step.number) place += 1;
    held.push(step);
    if (place - first > step.needs) overfull.push(step);
  }
  const kind = kindOf(held, marking.length, overfull.length);
  return { marking, kind, held, overfull, met, next: [], before: [] };
}

function kindOf(held: readonly NetStep[], tokens: number, overfull: number): StateKind {
  if (held.some(({ final }) => final)) return tokens > 1 ? 'left-behind' : 'ended';
  if (overfull > 0) return 'overfull';
  return held.length > 1 && held.some(({ status }) => status !== 'processing') ? 'mixed' : 'open';
}

/** Whether nothing goes on from it, for good or ill. */
export const isOver = ({ kind }: State): boolean => kind !== 'open' && kind !== 'mixed';

/** Whether as many branches have arrived at a step that holds tokens as it waits for. */
export function isOpenIn({ marking }: State, { number, needs }: NetStep): boolean {
  const token = String.fromCharCode(number);
  return needs === 1 || marking.lastIndexOf(token) - marking.indexOf(token) + 1 >= needs;
}

export const enabledIn = (state: State): NetAction[] =>
  isOver(state) ? [] : state.held.flatMap((step) => (isOpenIn(state, step) ? step.actions : []));

/** Actions from the start to a state, each as `step/action`. */
export function wayTo(state: State): string[] {
  const way: string[] = [];
  for (let { met } = state; met; { met } = met.from) way.push(met.action.name);
  return way.reverse();
}

/** The states that lead to one of some, themselves included. */
export function leadingTo(targets: Iterable<State>): ReadonlySet<State> {
  const leading = new Set(targets);
  // A set is gone through in the order of its growth, so what is added is looked at too.
  for (const state of leading) for (const earlier of state.before) leading.add(earlier);
  return leading;
}
