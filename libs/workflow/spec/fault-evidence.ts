import type { SoundnessFault } from '../src/domain/soundness-fault.ts';
import { leadsToWorkOrEnd, mayWorkAtOnce, phasesOf, waitsIn } from './clock-rules.ts';
import { isLanguageFault, isShownInTheLanguage } from './language-evidence.ts';
import { count, type TokenGame, type Tokens } from './token-game.ts';

/** The tokens after each action of a path, the start first; nothing when an action cannot be taken. */
export function follow(game: TokenGame, path: readonly string[]): Tokens[] | undefined {
  const lists = [game.start()];
  for (const name of path) {
    const tokens = lists.at(-1) ?? [];
    const move = game.moves(tokens).find(({ from, code }) => `${from}/${code}` === name);
    if (!move) return undefined;
    lists.push(game.play(tokens, move));
  }
  return lists;
}

/** Whether the path of a fault leads, in the token game, to where the fault can be seen. */
export function isShown(game: TokenGame, fault: SoundnessFault): boolean {
  const { code, at, path } = fault;
  const tokens = follow(game, path)?.at(-1);
  if (!tokens) return false;
  const steps = at.split(', ');
  const standAt = [...new Set(tokens)].sort().join() === steps.toSorted().join();
  const stands = game.moves(tokens).length === 0 && !game.isOver(tokens);
  switch (code) {
    case 'stuck':
      return standAt && stands;
    case 'wait-without-exit':
      return standAt && stands && waitsIn(game, tokens);
    case 'token-left-behind':
      return tokens.length > 1 && tokens.includes(at) && game.isFinal(at);
    case 'too-many-tokens':
      return steps.every((step) => count(step, tokens) > game.needsOf(step));
    case 'parallel-status':
      return tokens.includes(at) && new Set(tokens).size > 1 && game.statusOf(at) !== 'processing';
    case 'only-waits':
      return standAt && waitsIn(game, tokens) && !leadsToWorkOrEnd(game, tokens);
    case 'waits-first':
      return waitsIn(game, [at]) && tokens.includes(at) && !mayWorkAtOnce(game, game.start());
    case 'paused-twice':
      return path.at(-1) === at && waitsIn(game, [at.split('/')[0] ?? '']) && waitsIn(game, tokens);
    case 'phase-out-of-order':
      return isTooSoon(game, at, path);
    case 'end-unreachable':
      return standAt && !game.canEnd(tokens);
    case 'unreachable-step':
      return [...game.everyListFrom(game.start())].every((list) => !game.isMet(at, list));
    case 'unreachable-action':
      return [...game.everyListFrom(game.start())].every(
        (list) => !game.isReady(at.split('/')[0] ?? '', list),
      );
    case 'too-complex':
      return false;
    default:
      return isLanguageFault(fault) ? isShownInTheLanguage(game, fault, tokens) : !game.isWellFormed();
  }
}

/** The last action reaches the step; none before it, nor the start, a step of the phase before. */
function isTooSoon(game: TokenGame, at: string, path: readonly string[]): boolean {
  const moves = path.map((name) => game.moveNamed(name));
  const [phase = 1] = phasesOf(game, [at]);
  const begun = phasesOf(game, [
    game.workflow.initial,
    ...moves.slice(0, -1).flatMap((move) => move?.to ?? []),
  ]);
  const reached = moves.at(-1)?.to ?? [game.workflow.initial];
  return reached.includes(at) && phase > 1 && (path.length === 0 || !begun.includes(phase - 1));
}
