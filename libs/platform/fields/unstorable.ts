/** No form and no protocol nests deeper; what does would exhaust the stack of whoever walks through it. */
const DEEPEST = 32;

/** Whether PostgreSQL's `text` and `jsonb` can hold it: not U+0000, nor half of a surrogate pair. */
export const canBeStored = (typed: string): boolean => !/[\u0000\p{Surrogate}]/u.test(typed);

/** Words of others, with the sign for an unreadable letter in the place of what cannot be stored. */
export const storable = (said: string): string => said.replaceAll(/[\u0000\p{Surrogate}]/gu, '\ufffd');

/** A part of something parsed from JSON that cannot be kept, and why. */
export interface Unstorable {
  path: readonly string[];
  why: 'character' | 'depth';
}

/** The first part that cannot be kept. Unseen, it would surface as a fault of the database. */
export function unstorableIn(value: unknown, path: readonly string[] = []): Unstorable | undefined {
  if (typeof value === 'string') return canBeStored(value) ? undefined : { path, why: 'character' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length === DEEPEST) return { path, why: 'depth' };
  for (const [key, member] of Object.entries(value)) {
    if (!canBeStored(key)) return { path, why: 'character' };
    const found = unstorableIn(member, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
