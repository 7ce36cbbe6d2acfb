import type { Position, Principal } from '#identity';
import type { OpenTask } from '../../domain/dossier-state.ts';
import type { SpokenFor } from '../../domain/spokesperson.ts';
import { postFor } from '../acting-officer.ts';

/** The post an officer speaks under for the agency of a step: one of the roles by which they do. */
export function speakingPost(
  officer: Principal,
  task: OpenTask,
  { onBehalfOf, roles }: Pick<SpokenFor, 'onBehalfOf' | 'roles'>,
): Position {
  const leading = officer.positions.find(
    (post) => !post.onBehalfOf && post.agencyId === task.agencyId && roles.includes(post.role),
  );
  const post = onBehalfOf ? postFor(officer, task, onBehalfOf) : (leading ?? postFor(officer, task, null));
  if (!post) throw new Error('who speaks for a step has a post at its agency');
  return post;
}
