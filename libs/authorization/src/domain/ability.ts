import { AbilityBuilder, createMongoAbility, type MongoAbility, subject as asSubject } from '@casl/ability';
import { levelsUpTo, type OfficerRole, type Secrecy } from '#organization';
import { GRANTS, grantsOf, type Reach, type Subject, type VerbOn } from './grants.ts';

/** An officer's post as the rules look at it. */
export interface Post {
  readonly agencyId: number;
  readonly role: OfficerRole;
  /** Codes of the fields of procedures it is confined to; empty = all. */
  readonly fields: readonly string[];
  /** Codes of the procedures it is confined to; absent = all. */
  readonly procedures?: readonly string[];
  readonly clearance: Secrecy;
}

export interface PostHolder<Held extends Post = Post> {
  readonly officerId: number;
  readonly positions: readonly Held[];
}

/** What rules ask of a dossier. Whoever reads dossiers says what each is in SQL. */
export interface DossierFacts {
  /** Ids of the agencies that take part. */
  agencies: readonly number[];
  receivingAgency: number;
  leadAgency: number;
  /** Code of the procedure's field; null = it has none. */
  field: string | null;
  /** Code of the procedure. */
  procedure: string;
  secrecy: Secrecy;
  /** Ids of officers who assist or watch in person. */
  involved: readonly number[];
  /** Ids of officers who hold an open task of it, or may act for who does. */
  holders: readonly number[];
}

export type DossierFact = keyof DossierFacts;

export type Ability = MongoAbility;

/** Posts that answer for everything below their agency. */
const OVERSEEING: readonly OfficerRole[] = ['supervisor', 'agency-leader'];

/** An agency with all below it, by id. */
export type Subtree = (agencyId: number) => readonly number[];

const VERBS = Object.entries(GRANTS).flatMap(([subject, verbs]) =>
  Object.keys(verbs).map((verb) => [verb as never, subject as Subject] as const),
);

/** Everything an officer may do, from the posts they hold. @param below of every agency they hold a post at */
export function abilityOf(officer: PostHolder, below: Subtree): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  // Being involved in person, or having to act, brings a dossier into sight whatever the agency and field.
  const seen = highest(officer.positions);
  for (const relation of ['involved', 'holders'] satisfies DossierFact[]) {
    if (seen.length > 0) can('read', 'Dossier', { [relation]: officer.officerId, secrecy: { $in: seen } });
  }
  for (const [verb, subject] of VERBS) {
    for (const { roles, reach } of grantsOf(verb, subject)) {
      const posts = officer.positions.filter(({ role }) => roles.includes(role));
      if (posts.length === 0) continue;
      if (reach === 'everywhere') can(verb, subject);
      else for (const conditions of conditionsOf(posts, reach, below)) can(verb, subject, conditions);
    }
  }
  return build();
}

type Reaching = Exclude<Reach, 'everywhere'>;

/** What of a dossier a reach looks at. */
const LOOKED_AT: Readonly<Record<Reaching, DossierFact>> = {
  participation: 'agencies',
  reception: 'receivingAgency',
  lead: 'leadAgency',
  oversight: 'leadAgency',
};

/** Where whoever answers for what lies below their agency reaches that as well. */
const REACHING_BELOW: readonly Reaching[] = ['participation', 'oversight'];

/** One set of conditions for posts that differ in their agencies alone, so that rules stay few. */
function conditionsOf(posts: readonly Post[], reach: Reaching, below: Subtree) {
  const alike = new Map<string, { restrictions: object; agencyIds: Set<number> }>();
  for (const { agencyId, role, fields, procedures, clearance } of posts) {
    const restrictions = {
      ...(fields.length > 0 && { field: { $in: fields } }),
      ...(procedures && { procedure: { $in: procedures } }),
      secrecy: { $in: levelsUpTo(clearance) },
    };
    const key = JSON.stringify(restrictions);
    const { agencyIds } = alike.get(key) ?? { agencyIds: new Set<number>() };
    const reached =
      REACHING_BELOW.includes(reach) && OVERSEEING.includes(role) ? below(agencyId) : [agencyId];
    alike.set(key, { restrictions, agencyIds: new Set([...agencyIds, ...reached]) });
  }
  return [...alike.values()].map(({ restrictions, agencyIds }) => ({
    [LOOKED_AT[reach]]: { $in: [...agencyIds] },
    ...restrictions,
  }));
}

const highest = (posts: readonly Post[]): readonly Secrecy[] =>
  posts.map(({ clearance }) => levelsUpTo(clearance)).sort((a, b) => b.length - a.length)[0] ?? [];

/** A program of others that reads what its agency may see: it holds no post, and is cleared for nothing secret. */
export interface ReadingService {
  readonly kind: 'service';
  readonly agencyId: number;
}

export function abilityOfService({ agencyId }: ReadingService): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  const secrecy = { $in: levelsUpTo('normal') };
  can('read', 'Dossier', { agencies: agencyId, secrecy });
  can('supervise', 'Dossier', { leadAgency: agencyId, secrecy });
  return build();
}

/** What decides which post an officer acts under, of a dossier at hand. */
export type DossierAtHand = Pick<
  DossierFacts,
  'receivingAgency' | 'leadAgency' | 'field' | 'procedure' | 'secrecy'
>;

/** The post under which an officer may do this to a dossier that their own agency received, or leads. */
export const postThatMay = <Held extends Post>(
  { officerId, positions }: PostHolder<Held>,
  verb: VerbOn<'Dossier'>,
  dossier: DossierAtHand,
): Held | undefined =>
  positions.find((post) =>
    abilityOf({ officerId, positions: [post] }, () => []).can(verb, asSubject('Dossier', { ...dossier })),
  );
