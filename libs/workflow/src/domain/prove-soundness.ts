import { FINAL_STATUSES, isFinal, type WorkflowDefinition } from './definition.ts';
import { enabledActions, fire, initialMarking, isOpen, type Marking, stepOf, workStepOf } from './engine.ts';

/** Why a definition may not be published, with the actions that lead to the fault. */
export interface SoundnessFault {
  code:
    | 'duplicate-code'
    | 'unknown-step'
    | 'action-from-final'
    | 'self-loop'
    | 'misplaced-status'
    | 'stuck'
    | 'token-left-behind'
    | 'too-many-tokens'
    | 'parallel-status'
    | 'end-unreachable'
    | 'unreachable-step'
    | 'unreachable-action'
    | 'too-complex';
  /** The step or action meant. */
  at: string;
  /** Action codes from the start to the fault. */
  path: readonly string[];
}

/** More different states than any approved process has; beyond it a definition is refused rather than trusted. */
const MOST_STATES = 20_000;

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
  const { states, faults } = explore(definition);
  return [...faults, ...endReachability(states), ...uselessParts(definition, states)];
}

function structuralFaults({ steps, actions, initial }: WorkflowDefinition): SoundnessFault[] {
  const fault = (code: SoundnessFault['code'], at: string): SoundnessFault => ({ code, at, path: [] });
  const stepCodes = steps.map((step) => step.code);
  const duplicates = (codes: string[]) => codes.filter((code, index) => codes.indexOf(code) !== index);
  const known = new Set(stepCodes);
  const finals = new Set(steps.filter(isFinal).map((step) => step.code));
  return [
    ...duplicates(stepCodes).map((code) => fault('duplicate-code', code)),
    ...duplicates(actions.map((action) => `${action.from}/${action.code}`)).map((at) => fault('duplicate-code', at)),
    ...[initial, ...actions.flatMap((action) => [action.from, ...action.to])]
      .filter((code) => !known.has(code))
      .map((code) => fault('unknown-step', code)),
    ...[initial, ...actions.map((action) => action.from)]
      .filter((code) => finals.has(code))
      .map((code) => fault('action-from-final', code)),
    ...actions.filter(({ from, to }) => to.includes(from)).map(({ code }) => fault('self-loop', code)),
    ...steps
      .filter((step) => isFinal(step) !== FINAL_STATUSES.includes(step.status))
      .map((step) => fault('misplaced-status', step.code)),
  ];
}

function explore(definition: WorkflowDefinition) {
  const start: State = { marking: initialMarking(definition), path: [], next: [], ended: false };
  const states = new Map([[keyOf(start.marking), start]]);
  const faults: SoundnessFault[] = [];
  const queue = [start];
  for (let state = queue.shift(); state; state = queue.shift()) {
    if (states.size > MOST_STATES) {
      return { states, faults: [{ code: 'too-complex', at: definition.code, path: [] } as SoundnessFault] };
    }
    faults.push(...faultsOfState(definition, state));
    for (const action of enabledActions(definition, state.marking)) {
      const { marking, ended } = fire(definition, state.marking, action);
      const path = [...state.path, `${action.from}/${action.code}`];
      if (ended && marking.size > 0) faults.push({ code: 'token-left-behind', at: ended.code, path });
      const key = ended ? `ended at ${ended.code}` : keyOf(marking);
      state.next.push(key);
      if (states.has(key)) continue;
      const reached: State = { marking, path, next: [], ended: ended !== undefined };
      states.set(key, reached);
      if (!ended && !overfull(definition, marking)) queue.push(reached);
      if (overfull(definition, marking)) faults.push({ code: 'too-many-tokens', at: action.code, path });
    }
  }
  return { states, faults };
}

function faultsOfState(definition: WorkflowDefinition, { marking, path }: State): SoundnessFault[] {
  const faults: SoundnessFault[] = [];
  const steps = [...marking.keys()].map((code) => workStepOf(definition, code));
  if (enabledActions(definition, marking).length === 0) {
    faults.push({ code: 'stuck', at: [...marking.keys()].join(', '), path });
  }
  if (steps.length > 1) {
    for (const step of steps.filter(({ status }) => status !== 'processing')) {
      faults.push({ code: 'parallel-status', at: step.code, path });
    }
  }
  return faults;
}

const overfull = (definition: WorkflowDefinition, marking: Marking): boolean =>
  [...marking].some(([code, arrived]) => arrived > (workStepOf(definition, code).joins ?? 1));

/** Walks backwards from the ended states; a state never met cannot end. */
function endReachability(states: Map<string, State>): SoundnessFault[] {
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
  const unable = [...states].find(([key]) => !able.has(key));
  return unable ? [{ code: 'end-unreachable', at: unable[0], path: unable[1].path }] : [];
}

function uselessParts(definition: WorkflowDefinition, states: Map<string, State>): SoundnessFault[] {
  const opened = new Set<string>();
  const fired = new Set<string>();
  for (const { marking, ended, path } of states.values()) {
    for (const [code, arrived] of marking) {
      if (isOpen(workStepOf(definition, code), arrived)) opened.add(code);
    }
    if (ended) opened.add(lastTarget(definition, path));
    for (const action of enabledActions(definition, marking)) fired.add(`${action.from}/${action.code}`);
  }
  return [
    ...definition.steps
      .filter(({ code }) => !opened.has(code))
      .map(({ code }): SoundnessFault => ({ code: 'unreachable-step', at: code, path: [] })),
    ...definition.actions
      .map(({ from, code }) => `${from}/${code}`)
      .filter((at) => !fired.has(at))
      .map((at): SoundnessFault => ({ code: 'unreachable-action', at, path: [] })),
  ];
}

function lastTarget(definition: WorkflowDefinition, path: readonly string[]): string {
  const action = definition.actions.find(({ from, code }) => `${from}/${code}` === path.at(-1));
  return action?.to.find((code) => isFinal(stepOf(definition, code))) ?? '';
}

const keyOf = (marking: Marking): string =>
  [...marking]
    .map(([code, arrived]) => `${code}×${arrived}`)
    .sort()
    .join(' ');
