import type { GivenPost, HeldPost, Restructuring } from '#organization';
import type { EndingAgency, EndingPart } from './effect.ts';
import type { Ending } from './reorganization.ts';
import type { Structure } from './structure.ts';
import { succeeded } from './succession.ts';

/** Posts that end, that are given, and that look after other desks or communes. */
export type NewPosts = Pick<Restructuring, 'ends' | 'gives' | 'areas'>;

/** Posts at agencies that end are given at the successors to the same officers, save those the plan names. */
export function newPosts(
  plan: Ending,
  { posts, officers }: Structure,
  ending: readonly EndingAgency[],
): NewPosts {
  const over = new Map(ending.map(({ agency, parts }) => [agency, parts]));
  const named = new Set([...plan.leaving, ...plan.posts.map(({ officer }) => officer)]);
  const ends = posts.filter(({ agency }) => over.has(agency));
  const follow = ends
    .filter(({ username }) => !named.has(username))
    .map((post) => ({
      ...identified(post),
      ...{ agency: partOf(post, over.get(post.agency) ?? []), title: post.title },
      ...{ fields: post.fields, areas: succeeded(post.areas, ending), clearance: post.clearance },
    }));
  const given = plan.posts.map(({ officer, ...post }) => ({
    ...{ officerId: officers.get(officer) ?? 0, username: officer, ...post },
    areas: succeeded(post.areas, ending),
  }));
  const staying = posts.filter(({ agency }) => !over.has(agency));
  return {
    ends: ends.map((post) => ({ ...identified(post), agency: post.agency })),
    gives: once([...given, ...follow], staying),
    areas: staying.flatMap((post) => {
      const areas = succeeded(post.areas, ending);
      return areas.join() === post.areas.join() ? [] : [{ ...identified(post), agency: post.agency, areas }];
    }),
  };
}

const identified = ({ officerId, username, role }: HeldPost) => ({ officerId, username, role });

/** By the fields and desks the holder looks after; who looks after all goes with the rest. */
function partOf({ fields, areas, agency }: HeldPost, parts: readonly EndingPart[]): string {
  const part =
    parts.find(
      (one) =>
        one.fields?.some((field) => fields.includes(field)) === true ||
        one.desks?.some((desk) => areas.includes(desk)) === true,
    ) ?? parts.at(-1);
  return part?.to ?? agency;
}

/** A post is held once, whatever ways lead to it. */
function once(gives: readonly GivenPost[], held: readonly HeldPost[]): GivenPost[] {
  const key = ({ username, agency, role }: Pick<GivenPost, 'username' | 'agency' | 'role'>) =>
    `${username} ${agency} ${role}`;
  const seen = new Set(held.map(key));
  return gives.filter((post) => !seen.has(key(post)) && seen.add(key(post)));
}
