import fc from 'fast-check';
import type { Represented } from './person.ts';
import { type ActingOfficer, type Standing, standingOf } from './task-holder.ts';

const OFFICERS = [1, 2, 3, 4, 5];
const ROLES = ['case-officer', 'unit-head'];
const officer = fc.constantFrom(...OFFICERS);
const role = fc.constantFrom(...ROLES);

/** One office: who holds which post, who has let whom act under which, whose the task is, who has no say. */
const offices = fc
  .record({
    posts: fc.uniqueArray(fc.tuple(officer, role), {
      selector: ([who, what]) => `${who} ${what}`,
      maxLength: 6,
    }),
    delegations: fc.array(fc.record({ from: officer, to: officer, role }), { maxLength: 6 }),
    role,
    holder: fc.option(officer),
    delegate: fc.option(officer),
    own: fc.uniqueArray(officer, { maxLength: 2 }),
    didEarlier: fc.uniqueArray(officer, { maxLength: 2 }),
    acts: officer,
  })
  // Nobody is let act for themselves.
  .filter(({ holder, delegate }) => holder === null || holder !== delegate);
type Office = typeof offices extends fc.Arbitrary<infer One> ? One : never;

const person = (officerId: number) => ({ officerId, username: `o${officerId}`, name: `Mẫu ${officerId}` });

/** What the rules answer. */
function answered({ posts, delegations, acts, ...task }: Office): Standing {
  const given = delegations.map((one, delegationId) => ({ ...one, delegationId }));
  const acting: ActingOfficer = {
    officerId: acts,
    holds: (_, asked) => posts.some(([who, what]) => who === acts && what === asked),
    worksAt: () => posts.some(([who]) => who === acts),
    standsInFor: (_, asked): Represented[] =>
      given
        .filter(({ from, to, role: of }) => to === acts && of === asked && holds(posts, from, of))
        .map(({ from, delegationId }) => ({ ...person(from), delegationId })),
  };
  const held = {
    ...{ agencyId: 1, role: task.role },
    holder: task.holder === null ? null : person(task.holder),
    delegate: task.holder === null || task.delegate === null ? null : person(task.delegate),
  };
  return standingOf(held, acting, { own: task.own, didEarlier: task.didEarlier });
}

const holds = (posts: Office['posts'], who: number, what: string): boolean =>
  posts.some(([one, of]) => one === who && of === what);

/**
 * A second opinion in the other direction: of each officer whose hand the act could be, it asks whether the one who acts
 * may lend theirs to it. @returns the officers the act may be for, who acts among them
 */
function mayActFor({ posts, delegations, acts, ...task }: Office): number[] {
  const excluded = [...task.own, ...task.didEarlier];
  if (excluded.includes(acts)) return [];
  return OFFICERS.filter((whose) => {
    if (excluded.includes(whose)) return false;
    const theirs = task.holder === null || task.holder === whose;
    if (whose === acts) return theirs && holds(posts, acts, task.role);
    const lentAPost =
      theirs &&
      holds(posts, whose, task.role) &&
      delegations.some(({ from, to, role: of }) => from === whose && to === acts && of === task.role);
    const lentThisTask =
      task.holder === whose && task.delegate === acts && posts.some(([who]) => who === acts);
    return lentAPost || lentThisTask;
  });
}

describe('who may act on a step, and for whom', () => {
  const met = { own: 0, other: 0, none: 0 };

  it('is what the papers say, whoever holds what and has let whom act', () => {
    fc.assert(
      fc.property(offices, (office) => {
        const allowed = mayActFor(office);
        const standing = answered(office);
        const whose = 'hindrance' in standing ? null : (standing.onBehalfOf?.officerId ?? office.acts);
        if (allowed.length === 0) {
          expect(standing).toHaveProperty('hindrance');
          met.none += 1;
        } else {
          expect(allowed).toContain(whose);
          // In their own name before a colleague's.
          if (allowed.includes(office.acts)) expect(whose).toBe(office.acts);
          met[whose === office.acts ? 'own' : 'other'] += 1;
        }
      }),
      { numRuns: 5_000 },
    );
    expect(Math.min(...Object.values(met))).toBeGreaterThan(100);
  });

  it('is told for the right reason when they may not', () => {
    fc.assert(
      fc.property(offices, (office) => {
        const standing = answered(office);
        if (!('hindrance' in standing)) return;
        const unhindered = mayActFor({ ...office, own: [], didEarlier: [] });
        const forWantOfTwo = ['own-dossier', 'two-persons'].includes(standing.hindrance);
        expect(forWantOfTwo).toBe(unhindered.length > 0);
        if (standing.hindrance === 'own-dossier') expect(office.own).not.toEqual([]);
        if (standing.hindrance === 'two-persons') expect(office.didEarlier).not.toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});
