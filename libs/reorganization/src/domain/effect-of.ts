import type { Effect } from './effect.ts';
import { followUp } from './follow-up.ts';
import { newPosts } from './new-posts.ts';
import type { Reorganization } from './reorganization.ts';
import { type Structure, withCreated } from './structure.ts';
import { succession } from './succession.ts';

const NOTHING: Effect = {
  endings: [],
  restructuring: { ceases: [], reparents: [], rewrites: [], renames: [], ends: [], gives: [], areas: [] },
  notes: [],
  deskless: [],
};

/** What a reorganisation does to a province, besides moving dossiers. */
export function effectOf(plan: Reorganization, province: Structure): Effect {
  if (plan.kind === 'rename') {
    const renames = [{ agency: plan.agency, name: plan.name }];
    return { ...NOTHING, restructuring: { ...NOTHING.restructuring, renames } };
  }
  const structure = withCreated(province, plan.creates);
  const { endings, reparents, notes, deskless } = followUp(plan, structure);
  const { rewrites, notes: served } = succession(plan, structure, endings);
  return {
    ...{ endings, deskless, notes: [...notes, ...served] },
    restructuring: {
      ceases: endings.map(({ agency, parts }) => ({
        agency,
        successors: [...new Set(parts.map(({ to }) => to))],
      })),
      ...{ reparents, rewrites, renames: [] },
      ...newPosts(plan, structure, endings),
    },
  };
}
