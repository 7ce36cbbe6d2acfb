import { isFinal, type WorkflowDefinition } from './definition.ts';
import { enabledActions, fire, initialMarking, isOpen, type Marking, stepOf, workStepOf } from './engine.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { nameOf, structuralFaults } from './structural-faults.ts';

/** More different states than any approved process has; beyond it a definition is refused rather than trusted. */
const MOST_STATES = 20_000;

/** Once a fault is found, no more states than this are visited: faulty ones breed without end. */
const ENOUGH_STATES = 1_000;

interface State {
  marking: Marking;
  path: readonly string[];
  /** Keys of the states it leads to. */
  next: string[];
  ended: boolean;
}

/**
 * Proves by visiting every reachable state that the definition strands, loses and doubles nothing: from every
 * state the end can be reached, no branch is left behind at the end, every step and action is of use, and
 * parallel branches run only while the dossier is being processed. @returns no fault for a sound definition.
 */
export function proveSoundness(definition: WorkflowDefinition): SoundnessFault[] {
  const structural = structuralFaults(definition);
  if (structural.length > 0) return structural;
  const { states, faults, complete } = explore(definition);
  if (complete) return [...faults, ...endReachability(states), ...uselessParts(definition, states)];
  return faults.length > 0 ? faults : [{ code: 'too-complex', at: definition.code, path: [] }];
}

/** Visits states breadth first, so that each fault is found once, by the shortest way to it. */
function explore(definition: WorkflowDefinition) {
  const start: State = { marking: initialMarking(definition), path: [], next: [], ended: false };
  const states = new Map([[keyOf(start.marking), start]]);
  const faults = new Map<string, SoundnessFault>();
  const report = (fault: SoundnessFault): void => {
    const key = `${fault.code} ${fault.at}`;
    if (!faults.has(key)) faults.set(key, fault);
  };
  const queue = [start];
  for (let state = queue.shift(); state; state = queue.shift()) {
    if (states.size > (faults.size > 0 ? ENOUGH_STATES : MOST_STATES)) {
      return { states, faults: [...faults.values()], complete: false };
    }
    faultsOfState(definition, state).forEach(report);
    for (const action of enabledActions(definition, state.marking)) {
      const { marking, ended } = fire(definition, state.marking, action);
      const path = [...state.path, nameOf(action)];
      if (ended && (marking.size > 0 || action.to.length > 1)) {
        report({ code: 'token-left-behind', at: ended.code, path });
      }
      const key = ended ? `ended at ${ended.code}` : keyOf(marking);
      state.next.push(key);
      if (states.has(key)) continue;
      const reached: State = { marking, path, next: [], ended: ended !== undefined };
      states.set(key, reached);
      const full = overfull(definition, marking);
      if (full.length > 0) report({ code: 'too-many-tokens', at: full.join(', '), path });
      else if (!ended) queue.push(reached);
    }
  }
  return { states, faults: [...faults.values()], complete: true };
}

function faultsOfState(definition: WorkflowDefinition, { marking, path }: State): SoundnessFault[] {
  const faults: SoundnessFault[] = [];
  const steps = [...marking.keys()].map((code) => workStepOf(definition, code));
  if (enabledActions(definition, marking).length === 0) {
    faults.push({ code: 'stuck', at: stepsOf(marking), path });
  }
  if (steps.length > 1) {
    for (const step of steps.filter(({ status }) => status !== 'processing')) {
      faults.push({ code: 'parallel-status', at: step.code, path });
    }
  }
  return faults;
}

/** Steps at which more branches have arrived than they wait for. */
const overfull = (definition: WorkflowDefinition, marking: Marking): string[] =>
  [...marking]
    .filter(([code, arrived]) => arrived > (workStepOf(definition, code).joins ?? 1))
    .map(([code]) => code);

/** Walks backwards from the ended states; a state never met cannot end. */
function endReachability(states: ReadonlyMap<string, State>): SoundnessFault[] {
  const before = new Map<string, string[]>();
  for (const [key, { next }] of states) {
    for (const later of next) before.set(later, [...(before.get(later) ?? []), key]);
  }
  const able = new Set([...states].filter(([, state]) => state.ended).map(([key]) => key));
  const queue = [...able];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    for (const earlier of before.get(key) ?? []) {
      if (!able.has(earlier)) {
        able.add(earlier);
        queue.push(earlier);
      }
    }
  }
  const [, unable] = [...states].find(([key]) => !able.has(key)) ?? [];
  return unable ? [{ code: 'end-unreachable', at: stepsOf(unable.marking), path: unable.path }] : [];
}

function uselessParts(definition: WorkflowDefinition, states: ReadonlyMap<string, State>): SoundnessFault[] {
  const opened = new Set<string>();
  const fired = new Set<string>();
  for (const { marking, ended, path } of states.values()) {
    for (const [code, arrived] of marking) {
      if (isOpen(workStepOf(definition, code), arrived)) opened.add(code);
    }
    if (ended) opened.add(lastTarget(definition, path));
    for (const action of enabledActions(definition, marking)) fired.add(nameOf(action));
  }
  return [
    ...definition.steps
      .filter(({ code }) => !opened.has(code))
      .map(({ code }): SoundnessFault => ({ code: 'unreachable-step', at: code, path: [] })),
    ...definition.actions
      .map(nameOf)
      .filter((at) => !fired.has(at))
      .map((at): SoundnessFault => ({ code: 'unreachable-action', at, path: [] })),
  ];
}

function lastTarget(definition: WorkflowDefinition, path: readonly string[]): string {
  const action = definition.actions.find((candidate) => nameOf(candidate) === path.at(-1));
  return action?.to.find((code) => isFinal(stepOf(definition, code))) ?? '';
}

const stepsOf = (marking: Marking): string => [...marking.keys()].join(', ');

const keyOf = (marking: Marking): string =>
  [...marking]
    .map(([code, arrived]) => `${code}×${arrived}`)
    .sort()
    .join(' ');
