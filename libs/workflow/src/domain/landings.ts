import type { WorkflowDefinition } from './definition.ts';
import type { Marking } from './engine.ts';
import { explore } from './explore.ts';
import { factFaults } from './fact-faults.ts';
import { netOf } from './net.ts';
import { type Conditions, readConditions } from './read-conditions.ts';
import type { StateSpace } from './state-space.ts';

/**
 * Where dossiers can come to stand in a published workflow, and what has happened to them by then. Whoever is put where
 * one can come to stand has before it only what was proved of the workflow.
 */
export class Landings {
  private readonly space: StateSpace;
  private readonly states = new Map<string, number>();
  private readonly phases: ReadonlySet<number>[];
  private readonly conditions: Conditions;
  /** By state: many dossiers stand alike. */
  private readonly known = new Map<number, ReadonlySet<string>>();

  constructor(definition: WorkflowDefinition) {
    this.conditions = readConditions(definition);
    this.space = explore(netOf(definition));
    for (let state = 0; state < this.space.size; state += 1) {
      if (this.space.isOver(state)) continue;
      const tokens = this.space.held(state).map(({ step, tokens: held }) => [step.code, held] as const);
      this.states.set(keyOf(tokens), state);
    }
    this.phases = phasesOf(this.space);
  }

  /** Whether a running dossier can come to stand so. */
  has(marking: Marking): boolean {
    return this.states.has(keyOf([...marking]));
  }

  /** Phases of the time limit a dossier that stands so can be in; none where it cannot come to stand so. */
  phasesAt(marking: Marking): ReadonlySet<number> {
    const state = this.states.get(keyOf([...marking]));
    return (state === undefined ? undefined : this.phases[state]) ?? new Set();
  }

  /** Facts that conditions ahead may read before anybody is asked for them, so that they must be known by then. */
  factsKnownAt(marking: Marking): ReadonlySet<string> {
    const state = this.states.get(keyOf([...marking]));
    if (state === undefined) return new Set();
    const known =
      this.known.get(state) ??
      new Set(factFaults(this.space, this.conditions, state).flatMap(({ fact }) => fact ?? []));
    this.known.set(state, known);
    return known;
  }
}

const keyOf = (tokens: readonly (readonly [step: string, held: number])[]): string =>
  tokens
    .map(([step, held]) => `${step}:${held}`)
    .sort()
    .join(' ');

/** For each state, the phases in which it can be: each the last that any way to it has begun. */
function phasesOf(space: StateSpace): Set<number>[] {
  const phases = Array.from({ length: space.size }, () => new Set<number>());
  const queue: [state: number, phase: number][] = [];
  const meet = (state: number, phase: number): void => {
    const met = phases[state];
    if (!met || met.has(phase)) return;
    met.add(phase);
    queue.push([state, phase]);
  };
  meet(0, space.net.initial.phase);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [state, phase] = next;
    space.forEachFiring(state, ({ to }, reached) =>
      meet(reached, Math.max(phase, ...to.map((step) => step.phase))),
    );
  }
  return phases;
}
