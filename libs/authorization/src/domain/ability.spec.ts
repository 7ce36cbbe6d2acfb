import { subject } from '@casl/ability';
import fc from 'fast-check';
import { OFFICER_ROLES, SECRECY_LEVELS } from '#organization';
import { abilityOf, type DossierFacts, postThatMay, type Post } from './ability.ts';
import { branchesOf } from './branches.ts';
import { GRANTS, grantsOf, type VerbOn } from './grants.ts';
import { reachOf } from './reach.ts';

const VERBS = (Object.keys(GRANTS.Dossier) as VerbOn<'Dossier'>[]).filter((verb) =>
  grantsOf(verb, 'Dossier').every(({ reach }) => reach !== 'everywhere'),
);
const KNOWN = {
  agencies: 0,
  receivingAgency: 0,
  leadAgency: 0,
  field: 0,
  procedure: 0,
  secrecy: 0,
  involved: 0,
  holders: 0,
};

const agency = fc.integer({ min: 1, max: 4 });
const officerId = fc.integer({ min: 1, max: 3 });
const field = fc.constantFrom('land', 'birth');
const procedure = fc.constantFrom('1.001193', '1.013831');
const post: fc.Arbitrary<Post> = fc
  .record({
    agencyId: agency,
    role: fc.constantFrom(...OFFICER_ROLES),
    fields: fc.uniqueArray(field, { maxLength: 2 }),
    clearance: fc.constantFrom(...SECRECY_LEVELS),
  })
  .chain((one) =>
    fc
      .option(fc.uniqueArray(procedure, { minLength: 1, maxLength: 2 }), { nil: undefined })
      .map((procedures) => ({
        ...one,
        ...(procedures && { procedures }),
      })),
  );
const officer = fc.record({ officerId, positions: fc.array(post, { maxLength: 4 }) });
const dossier: fc.Arbitrary<DossierFacts> = fc.record({
  agencies: fc.uniqueArray(agency, { maxLength: 3 }),
  receivingAgency: agency,
  leadAgency: agency,
  field: fc.option(field),
  procedure,
  secrecy: fc.constantFrom(...SECRECY_LEVELS),
  involved: fc.uniqueArray(officerId, { maxLength: 2 }),
  holders: fc.uniqueArray(officerId, { maxLength: 2 }),
});
/** Agency 1 has 2 and 3 below it. */
const below = (id: number) => (id === 1 ? [1, 2, 3] : [id]);

describe('an ability', () => {
  it('permits a dossier exactly when one of its branches does, whatever posts and dossiers', () => {
    fc.assert(
      fc.property(officer, dossier, fc.constantFrom(...VERBS), (who, what, verb) => {
        const ability = abilityOf(who, below);
        const facts = what as unknown as Record<string, unknown>;
        const holds = (fact: string, values: readonly unknown[]) =>
          [facts[fact]].flat().some((value) => values.includes(value));
        const branches = branchesOf(ability, verb, 'Dossier', KNOWN);
        const byBranches = branches.some((branch) =>
          [...branch].every(([fact, values]) => holds(fact, values)),
        );
        expect(byBranches).toBe(ability.can(verb, subject('Dossier', { ...what })));
      }),
    );
  });

  it('lets nobody see what is more secret than their posts are cleared for', () => {
    fc.assert(
      fc.property(officer, dossier, fc.constantFrom(...VERBS), (who, what, verb) => {
        const cleared = who.positions.some(
          ({ clearance }) => SECRECY_LEVELS.indexOf(clearance) >= SECRECY_LEVELS.indexOf(what.secrecy),
        );
        if (cleared) return;
        expect(abilityOf(who, below).can(verb, subject('Dossier', { ...what }))).toBe(false);
      }),
    );
  });

  it('reaches whatever it permits, and a dossier it has nothing to do with not', () => {
    fc.assert(
      fc.property(officer, dossier, fc.constantFrom(...VERBS), (who, what, verb) => {
        const ability = abilityOf(who, below);
        const { agencies, officers } = reachOf(ability);
        const reached =
          [what.receivingAgency, what.leadAgency, ...what.agencies].some((id) => agencies.includes(id)) ||
          [...what.involved, ...what.holders].some((id) => officers.includes(id));
        if (ability.can(verb, subject('Dossier', { ...what }))) expect(reached).toBe(true);
        const held = who.positions.flatMap(({ agencyId }) => below(agencyId));
        expect(agencies.every((id) => held.includes(id))).toBe(true);
        expect(officers.every((id) => id === who.officerId)).toBe(true);
      }),
    );
  });

  it('of someone without a post permits nothing, though they are involved', () => {
    expect(abilityOf({ officerId: 1, positions: [] }, below).rules).toEqual([]);
  });

  it('over a fact that nobody can find out is an error, never an open door', () => {
    const who = {
      officerId: 1,
      positions: [{ agencyId: 1, role: 'clerk' as const, fields: [], clearance: 'normal' as const }],
    };
    const { secrecy: _unknown, ...known } = KNOWN;
    expect(() => branchesOf(abilityOf(who, below), 'read', 'Dossier', known)).toThrow('of secrecy');
  });
});

describe('the post that leads', () => {
  const leader = (differing: Partial<Post>): Post => ({
    ...{ agencyId: 2, role: 'agency-leader', fields: [], clearance: 'normal' },
    ...differing,
  });
  const posts = (...positions: Post[]) => ({ officerId: 1, positions });
  const what = {
    receivingAgency: 3,
    leadAgency: 2,
    field: 'land',
    procedure: '1.013831',
    secrecy: 'normal',
  } as const;

  it.each<[string, Post, boolean]>([
    ['of the agency itself may', leader({}), true],
    ['of the agency above may not', leader({ agencyId: 1 }), false],
    ['of another role may not', leader({ role: 'clerk' }), false],
    ['confined to another field may not', leader({ fields: ['birth'] }), false],
    ['confined to another procedure may not', leader({ procedures: ['1.001193'] }), false],
    ['confined to its field may', leader({ fields: ['birth', 'land'] }), true],
  ])('%s', (_, one, may) => {
    expect(postThatMay(posts(one), 'decide late entries', what)).toBe(may ? one : undefined);
  });
});
