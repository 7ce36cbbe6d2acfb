import { ENDS } from './worked-ends.ts';
import { LIMITS } from './worked-limits.ts';
import { WAITS } from './worked-waits.ts';

/** Every due time reckoned by hand, in the order of the page of the rules. */
export const CHAPTERS = [...LIMITS, ...WAITS, ...ENDS];
