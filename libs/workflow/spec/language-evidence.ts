import type { SoundnessFault } from '../src/domain/soundness-fault.ts';
import { comesAfter, isFit, isReadable, untakenWays, worksOf } from './language-rules.ts';
import type { TokenGame, Tokens } from './token-game.ts';

const CODES: readonly SoundnessFault['code'][] = [
  ...(['condition-unreadable', 'route-never', 'default-never', 'fact-unknown'] as const),
  ...(['fact-not-established', 'timer-unfit', 'same-as-unknown'] as const),
  ...(['not-by-unknown', 'same-as-barred'] as const),
];

export const isLanguageFault = ({ code }: SoundnessFault): boolean => CODES.includes(code);

/** Whether a fault of conditions, timers or assignment can be seen where it is said to be. @param tokens at its path's end */
export function isShownInTheLanguage(game: TokenGame, fault: SoundnessFault, tokens: Tokens): boolean {
  const { code, at, path } = fault;
  const [name = '', number = '0'] = at.split('#');
  const action = game.moveNamed(name);
  switch (code) {
    case 'condition-unreadable':
      return action !== undefined && !isReadable(action, game);
    case 'route-never':
    case 'default-never':
      return action !== undefined && untakenWays(action).includes(Number(number));
    case 'fact-unknown':
      return !(game.workflow.facts ?? []).some((fact) => fact.code === fault.fact);
    case 'fact-not-established': {
      const asked = [...path, at].flatMap((move) => game.moveNamed(move)?.asks ?? []);
      const asksNow = game.moves(tokens).some((move) => `${move.from}/${move.code}` === at);
      return asksNow && !asked.includes(fault.fact ?? '');
    }
    case 'timer-unfit':
      return worksOf(game).some(
        (step) =>
          step.code === at &&
          !(step.timers ?? []).every((timer) => isFit(timer, step, game.workflow.actions)),
      );
    case 'same-as-unknown':
      return worksOf(game).some(
        ({ code: step, assign }) =>
          step === at && assign?.by === 'same-as' && !comesAfter(game, assign.step, at),
      );
    case 'not-by-unknown':
      return worksOf(game).some(
        ({ code: step, notBy = [] }) => step === at && !notBy.every((named) => comesAfter(game, named, at)),
      );
    case 'same-as-barred':
      return worksOf(game).some(
        ({ code: step, notBy = [], assign }) =>
          step === at && assign?.by === 'same-as' && notBy.includes(assign.step),
      );
    default:
      return false;
  }
}
