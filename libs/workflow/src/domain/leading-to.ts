import type { StateSpace } from './state-space.ts';

/** Walks backwards from some states. @returns whether a state is one of them or leads to one */
export function leadingTo(
  space: StateSpace,
  isTarget: (state: number) => boolean,
): (state: number) => boolean {
  const before = predecessors(space);
  const leads = new Uint8Array(space.size);
  const queue: number[] = [];
  const mark = (state: number): void => {
    if (leads[state] === 1) return;
    leads[state] = 1;
    queue.push(state);
  };
  for (let state = 0; state < space.size; state += 1) if (isTarget(state)) mark(state);
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) before(state, mark);
  return (state) => leads[state] === 1;
}

/** The states each state can be reached from, laid end to end in one list. */
function predecessors(space: StateSpace) {
  const begins = new Int32Array(space.size + 1);
  const forEach = (tell: (from: number, to: number) => void): void => {
    for (let from = 0; from < space.size; from += 1) space.forEachFiring(from, (_, to) => tell(from, to));
  };
  forEach((_, to) => (begins[to + 1] = (begins[to + 1] ?? 0) + 1));
  for (let state = 0; state < space.size; state += 1) {
    begins[state + 1] = (begins[state + 1] ?? 0) + (begins[state] ?? 0);
  }
  const filled = begins.slice();
  const sources = new Int32Array(space.tried);
  forEach((from, to) => {
    const place = filled[to] ?? 0;
    sources[place] = from;
    filled[to] = place + 1;
  });
  return (state: number, tell: (from: number) => void): void => {
    const end = begins[state + 1] ?? 0;
    for (let place = begins[state] ?? 0; place < end; place += 1) tell(sources[place] ?? 0);
  };
}
