import type { WorkflowDefinition } from '../src/domain/definition.ts';
import { keepsTheLanguage } from './language-rules.ts';
import { TokenGame, type Tokens } from './token-game.ts';

const PAUSES = ['awaiting-supplement', 'awaiting-finance'];

export const waitsIn = (game: TokenGame, tokens: Tokens): boolean =>
  tokens.some((code) => PAUSES.includes(game.statusOf(code)));

const isWorkedOn = (game: TokenGame, tokens: Tokens): boolean =>
  tokens.some((code) => ['processing', 'completed'].includes(game.statusOf(code)));

/** The second opinion on a whole workflow. */
export function isSoundInTheGame(workflow: WorkflowDefinition): boolean {
  const game = new TokenGame(workflow);
  return game.isSound() && keepsTheClock(game) && keepsTheLanguage(game);
}

/** The rules of waits and phases, by playing: for a workflow that is sound in every other respect. */
function keepsTheClock(game: TokenGame): boolean {
  const lists = [...game.everyListFrom(game.start())];
  const waits = lists.filter((tokens) => waitsIn(game, tokens));
  return (
    waits.every((tokens) => leadsToWorkOrEnd(game, tokens) && !leadsToAnotherWait(game, tokens)) &&
    (waits.length === 0 || mayWorkAtOnce(game, game.start())) &&
    phasesOf(game, game.start()).every((phase) => phase === 1) &&
    phasesFollow(game, game.start(), [1])
  );
}

export function leadsToWorkOrEnd(game: TokenGame, tokens: Tokens): boolean {
  for (const list of game.everyListFrom(tokens)) {
    if (game.isOver(list) || list.some((code) => game.statusOf(code) === 'processing')) return true;
  }
  return false;
}

const leadsToAnotherWait = (game: TokenGame, tokens: Tokens): boolean =>
  game.moves(tokens).some(({ from, to }) => waitsIn(game, [from]) && waitsIn(game, to));

/** Whether somebody can work on the dossier before it has waited for anything. */
export function mayWorkAtOnce(game: TokenGame, tokens: Tokens, met: string[] = []): boolean {
  if (isWorkedOn(game, tokens)) return true;
  if (waitsIn(game, tokens) || met.includes(tokens.join())) return false;
  return game
    .moves(tokens)
    .some((move) => mayWorkAtOnce(game, game.play(tokens, move), [...met, tokens.join()]));
}

/** Whether no step is reached before the phase before its own has begun, whatever is played. */
function phasesFollow(game: TokenGame, tokens: Tokens, begun: number[], met = new Set<string>()): boolean {
  const place = `${tokens.join()} ${[...new Set(begun)].sort().join()}`;
  if (met.has(place)) return true;
  met.add(place);
  return game
    .moves(tokens)
    .every(
      (move) =>
        phasesOf(game, move.to).every((phase) => phase === 1 || begun.includes(phase - 1)) &&
        phasesFollow(game, game.play(tokens, move), [...begun, ...phasesOf(game, move.to)], met),
    );
}

export const phasesOf = ({ workflow }: TokenGame, codes: readonly string[]): number[] =>
  workflow.steps
    .filter(({ code }) => codes.includes(code))
    .map((step) => ('phase' in step ? (step.phase ?? 1) : 1));
