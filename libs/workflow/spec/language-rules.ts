import type { StepTimer } from '../src/domain/timer.ts';
import type { WorkflowAction, WorkStep } from '../src/domain/definition.ts';
import type { TokenGame, Tokens } from './token-game.ts';

/**
 * A second opinion on conditions, timers and assignment that knows nothing of the condition language: it reads the few
 * forms of conditions that random workflows have, and tries many values. For a workflow sound in every other respect.
 */
export function keepsTheLanguage(game: TokenGame): boolean {
  const { workflow } = game;
  const facts = (workflow.facts ?? []).map(({ code }) => code);
  return (
    workflow.actions.every(({ asks = [] }) => asks.every((fact) => facts.includes(fact))) &&
    workflow.actions.every((action) => isReadable(action, game) && untakenWays(action).length === 0) &&
    establishesInTime(game) &&
    worksOf(game).every((step) =>
      (step.timers ?? []).every((timer) => isFit(timer, step, workflow.actions)),
    ) &&
    worksOf(game).every(
      (step) => step.assign?.by !== 'same-as' || comesAfter(game, step.assign.step, step.code),
    ) &&
    worksOf(game).every(({ code, notBy = [], assign }) =>
      notBy.every(
        (named) => comesAfter(game, named, code) && !(assign?.by === 'same-as' && assign.step === named),
      ),
    )
  );
}

const COMPARISON = /^fact\.(\w+) (>|<|>=) (-?\d+)$/;

export const isReadable = ({ routes = [] }: WorkflowAction, { workflow }: TokenGame): boolean =>
  routes.every(({ when }) =>
    comparisonsIn(when).every((text) => {
      const meant = (workflow.facts ?? []).filter(({ code }) => code === COMPARISON.exec(text)?.[1]);
      return meant.length > 0 && meant.every(({ type }) => type === 'number');
    }),
  );

const comparisonsIn = (when: string): string[] => when.split(/ && | \|\| /);

const readBy = ({ routes = [] }: WorkflowAction): string[] =>
  routes.flatMap(({ when }) => comparisonsIn(when).map((text) => COMPARISON.exec(text)?.[1] ?? ''));

/** The numbers of the ways that no value takes, 0 for the action's own targets; all facts are given the same value. */
export function untakenWays({ routes = [] }: WorkflowAction): number[] {
  const taken = new Set<number>(routes.length === 0 ? [0] : []);
  for (let value = -50; value <= 1_000; value += 0.5) {
    taken.add(routes.findIndex(({ when }) => holds(when, value)) + 1);
  }
  return [0, ...routes.map((_, index) => index + 1)].filter((way) => !taken.has(way));
}

const holds = (when: string, value: number): boolean =>
  when.split(' || ').some((part) => part.split(' && ').every((text) => compares(text, value)));

function compares(text: string, value: number): boolean {
  const [, , sign, bound] = COMPARISON.exec(text) ?? [];
  if (sign === '>') return value > Number(bound);
  return sign === '<' ? value < Number(bound) : value >= Number(bound);
}

/** Plays on with what has been entered so far; no move may depend on what has not. */
function establishesInTime(game: TokenGame): boolean {
  const met = new Set<string>();
  const play = (tokens: Tokens, entered: readonly string[]): boolean => {
    const place = `${tokens.join()} ${entered.join()}`;
    if (met.has(place)) return true;
    met.add(place);
    return game.moves(tokens).every((move) => {
      const known = [...new Set([...entered, ...(move.asks ?? [])])].sort();
      return readBy(move).every((fact) => known.includes(fact)) && play(game.play(tokens, move), known);
    });
  };
  return play(game.start(), []);
}

export const worksOf = ({ workflow }: TokenGame): WorkStep[] =>
  workflow.steps.filter((step): step is WorkStep => !('final' in step));

export function isFit(
  timer: StepTimer,
  { code: step, timers = [] }: WorkStep,
  actions: readonly WorkflowAction[],
): boolean {
  const twins = timers.filter(({ code }) => code === timer.code);
  if (twins.length > 1 || timer.after.amount === 0) return false;
  if (timer.does !== 'act') return true;
  return actions.some(
    ({ from, code, requires = [], asks = [] }) =>
      from === step && code === timer.action && requires.length + asks.length === 0,
  );
}

/** Whether some play takes a move of one step and later has a token on another. */
export function comesAfter(game: TokenGame, before: string, after: string): boolean {
  for (const tokens of game.everyListFrom(game.start())) {
    for (const move of game.moves(tokens).filter(({ from }) => from === before)) {
      for (const list of game.everyListFrom(game.play(tokens, move))) if (list.includes(after)) return true;
    }
  }
  return false;
}
