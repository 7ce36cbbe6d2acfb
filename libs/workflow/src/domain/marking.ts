import type { Net, NetAction, NetStep } from './net.ts';

/**
 * Where tokens lie, as a short string: one character for each token, its code the number of the step it lies on, in
 * order, ends included. As strings, markings can be looked up without being taken apart.
 */
export type PackedMarking = string;

/**
 * What a state is: `open` goes on, `mixed` too though a step that is not being processed runs beside others; `ended` is
 * over, `left-behind` too though tokens remain; `overfull` has more tokens on a step than it waits for.
 */
export type StateKind = 'open' | 'mixed' | 'ended' | 'left-behind' | 'overfull';

/** A step that holds tokens. */
export interface Held {
  readonly step: NetStep;
  readonly tokens: number;
}

export function heldIn({ steps }: Net, marking: PackedMarking): Held[] {
  const held: Held[] = [];
  for (let place = 0; place < marking.length;) {
    const step = steps[marking.charCodeAt(place)];
    if (!step) throw new Error(`there is no step of the number ${marking.charCodeAt(place)}`);
    const first = place;
    while (marking.charCodeAt(place) === step.number) place += 1;
    held.push({ step, tokens: place - first });
  }
  return held;
}

export function kindOf(held: readonly Held[]): StateKind {
  const [first, ...others] = held;
  if (held.some(({ step }) => step.final)) {
    return others.length === 0 && first?.tokens === 1 ? 'ended' : 'left-behind';
  }
  if (held.some(({ step, tokens }) => tokens > step.needs)) return 'overfull';
  return others.length > 0 && held.some(({ step }) => step.status !== 'processing') ? 'mixed' : 'open';
}

/** Whether the branches a step waits for have arrived. */
export const isOpen = ({ step, tokens }: Held): boolean => tokens >= step.needs;

/** The marking after an action: the tokens of its step are taken away, and one is laid on each target. */
export function fired(marking: PackedMarking, { from, to }: NetAction): PackedMarking {
  const codes: number[] = [];
  let laid = 0;
  for (let place = 0; place < marking.length; place += 1) {
    const token = marking.charCodeAt(place);
    if (token === from.number) continue;
    for (let next = to[laid]; next && next.number <= token; next = to[laid]) {
      codes.push(next.number);
      laid += 1;
    }
    codes.push(token);
  }
  for (let next = to[laid]; next; next = to[laid]) {
    codes.push(next.number);
    laid += 1;
  }
  return String.fromCharCode(...codes);
}
