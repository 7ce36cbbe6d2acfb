import { type Position, positionAt, type Principal } from '#identity';
import type { Decider } from '../domain/holder-acts.ts';
import type { OpenTask } from '../domain/dossier-state.ts';

/** The signed-in officer as the rules of tasks look at them. */
export const actingOfficer = (principal: Principal): Decider => ({
  officerId: principal.officerId,
  username: principal.username,
  name: principal.fullName,
  holds: (agencyId, role) => positionAt(principal, agencyId, role) !== undefined,
  worksAt: (agencyId) => principal.positions.some((position) => position.agencyId === agencyId),
});

/** The post an officer acts under on a task: the one it asks for, or the delegate's own at that agency. */
export const postFor = (
  principal: Principal,
  { agencyId, role }: Pick<OpenTask, 'agencyId' | 'role'>,
): Position | undefined =>
  positionAt(principal, agencyId, role) ??
  principal.positions.find((position) => position.agencyId === agencyId);
