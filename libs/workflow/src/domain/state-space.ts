import { fired, type Held, heldIn, isOpen, kindOf, type PackedMarking, type StateKind } from './marking.ts';
import type { Net, NetAction } from './net.ts';

/** Told of an action that leads from a state to another. */
type Firing = (action: NetAction, to: number) => void;

/**
 * The states a workflow can get into and the actions that lead from one to the next, as far as they were visited. A state
 * is a number, given in the order of meeting, so that what is found first is found by a shortest way. There is no
 * object for each of them, nor for each action tried: of both there may be many thousands.
 */
export class StateSpace {
  private readonly numbers = new Map<PackedMarking, number>();
  private readonly markings: PackedMarking[] = [];
  private readonly kinds: StateKind[] = [];
  private readonly metFrom: number[] = [];
  private readonly metBy: (NetAction | undefined)[] = [];
  /** For each state that was visited, where what was tried in it begins in the two lists below. */
  private readonly begins: number[] = [];
  private readonly actions: NetAction[] = [];
  private readonly targets: number[] = [];

  constructor(readonly net: Net) {
    this.meet(String.fromCharCode(net.initial.number), -1, undefined);
  }

  /** How many states were met. */
  get size(): number {
    return this.markings.length;
  }

  /** How many actions were tried in all. */
  get tried(): number {
    return this.targets.length;
  }

  /** Whether every state was visited, so that there are no others. */
  get isComplete(): boolean {
    return this.begins.length === this.size;
  }

  /** Tries every action possible in the state met longest ago of those not visited. @returns whether it shows a fault */
  visitNext(): boolean {
    const state = this.begins.length;
    const kind = this.kind(state);
    this.begins.push(this.tried);
    if (this.isOver(state)) return kind !== 'ended';
    const marking = this.markings[state] ?? '';
    for (const held of this.held(state)) {
      if (!isOpen(held)) continue;
      for (const action of held.step.actions) {
        this.actions.push(action);
        this.targets.push(this.meet(fired(marking, action), state, action));
      }
    }
    return kind === 'mixed' || this.isStuck(state);
  }

  held(state: number): Held[] {
    return heldIn(this.net, this.markings[state] ?? '');
  }

  kind(state: number): StateKind {
    return this.kinds[state] ?? 'open';
  }

  /** Whether nothing goes on from it, for good or ill. */
  isOver(state: number): boolean {
    const kind = this.kind(state);
    return kind !== 'open' && kind !== 'mixed';
  }

  /** Whether it was visited and should go on, but nothing can be done in it. */
  isStuck(state: number): boolean {
    const begin = this.begins[state];
    return begin !== undefined && !this.isOver(state) && begin === (this.begins[state + 1] ?? this.tried);
  }

  forEachFiring(state: number, tell: Firing): void {
    const end = this.begins[state + 1] ?? this.tried;
    for (let place = this.begins[state] ?? end; place < end; place += 1) {
      const [action, to] = [this.actions[place], this.targets[place]];
      if (action && to !== undefined) tell(action, to);
    }
  }

  /** The action by which the state was met first; nothing for the start. */
  lastActionTo(state: number): NetAction | undefined {
    return this.metBy[state];
  }

  /** Actions from the start to the state by the way it was met, each as `step/action`. */
  wayTo(state: number): string[] {
    const way: string[] = [];
    for (let at = state; at > 0; at = this.metFrom[at] ?? 0) way.push(this.metBy[at]?.name ?? '');
    return way.reverse();
  }

  /** The first state, in the order of meeting, for which something holds. */
  find(holds: (state: number) => boolean): number | undefined {
    for (let state = 0; state < this.size; state += 1) if (holds(state)) return state;
    return undefined;
  }

  private meet(marking: PackedMarking, from: number, by: NetAction | undefined): number {
    const known = this.numbers.get(marking);
    if (known !== undefined) return known;
    const state = this.size;
    this.numbers.set(marking, state);
    this.markings.push(marking);
    this.kinds.push(kindOf(heldIn(this.net, marking)));
    this.metFrom.push(from);
    this.metBy.push(by);
    return state;
  }
}
