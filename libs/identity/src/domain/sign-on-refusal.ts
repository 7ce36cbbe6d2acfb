import type { Problem } from '#platform/problem';
import { citizenProblem } from './citizen.problems.ts';
import { signOnProblem } from './sign-on.problems.ts';
import type { WhoSignsOn } from './who-signs-on.ts';

export type WhyNot = 'off' | 'unavailable' | 'over' | 'declined' | 'untrusted' | 'unknown';

/** Why somebody is not signed on, in words for who they are. */
export const signOnRefusal = (who: WhoSignsOn, why: WhyNot): Problem =>
  who === 'citizen'
    ? citizenProblem(`identity.citizen-sign-on-${why}`)
    : signOnProblem(`identity.sign-on-${why}`);

export const handoverRefusal = (who: WhoSignsOn): Problem =>
  who === 'citizen'
    ? citizenProblem('identity.citizen-handover-refused')
    : signOnProblem('identity.handover-refused');
