import { ownPositions, type Position, type Principal, type Matter, within } from '#identity';
import type { OpenTask } from '../domain/dossier-state.ts';
import type { Decider } from '../domain/holder-acts.ts';
import type { Represented } from '../domain/person.ts';

/** The signed-in officer as the rules of tasks look at them, in matters of a procedure. */
export function actingOfficer(principal: Principal, matter: Matter): Decider {
  const { positions } = within(principal, matter);
  const own = ownPositions(principal);
  return {
    officerId: principal.officerId,
    username: principal.username,
    name: principal.fullName,
    holds: (agencyId, role) => own.some((post) => post.agencyId === agencyId && post.role === role),
    worksAt: (agencyId) => own.some((post) => post.agencyId === agencyId),
    standsInFor: (agencyId, role) =>
      positions.flatMap((post) =>
        post.onBehalfOf && post.agencyId === agencyId && post.role === role ? [post.onBehalfOf] : [],
      ),
  };
}

/**
 * The post an officer acts under on a task: that of the colleague they act for, or their own, which for the delegate of a
 * single task may be another one at that agency.
 */
export function postFor(
  principal: Principal,
  { agencyId, role }: Pick<OpenTask, 'agencyId' | 'role'>,
  onBehalfOf: Represented | null,
): Position | undefined {
  const delegationId = onBehalfOf?.delegationId;
  if (delegationId !== undefined) {
    return principal.positions.find((post) => post.onBehalfOf?.delegationId === delegationId);
  }
  const own = ownPositions(principal).filter((post) => post.agencyId === agencyId);
  return own.find((post) => post.role === role) ?? own[0];
}
