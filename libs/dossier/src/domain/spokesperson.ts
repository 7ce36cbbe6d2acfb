import { rolesThatMay } from '#authorization';
import type { OfficerRole } from '#organization';
import { Problem } from '#platform/problem';
import { agenciesProblem } from './agencies.problems.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import type { Represented } from './person.ts';
import { separationProblem } from './separation.problems.ts';
import { type ActingOfficer, hindranceOf, standingOf } from './task-holder.ts';

/** An open step an officer may speak for, for whom, and the roles by which. */
export interface SpokenFor {
  task: OpenTask;
  onBehalfOf: Represented | null;
  roles: readonly string[];
}

type Spoken = Pick<DossierState, 'tasks' | 'ownOf'>;

/**
 * The open step an officer speaks for towards other agencies: one that is theirs to do, else one of an agency they lead.
 * @param step the one they mean; absent = any
 * @throws dossier.not-yours-to-speak-for, .own-dossier
 */
export function demandSpokesperson(state: Spoken, officer: ActingOfficer, step?: string): SpokenFor {
  const spoken = spokenFor(state, officer, step);
  if (spoken instanceof Problem) throw spoken;
  return spoken;
}

/** What keeps an officer from speaking for any step; `null` = nothing does. */
export function whyNotSpokesperson(state: Spoken, officer: ActingOfficer): Problem | null {
  const spoken = spokenFor(state, officer);
  return spoken instanceof Problem ? spoken : null;
}

function spokenFor({ tasks, ownOf }: Spoken, officer: ActingOfficer, step?: string): SpokenFor | Problem {
  const meant = tasks.filter((task) => step === undefined || task.step === step);
  const excluded = { own: ownOf, didEarlier: [] };
  const ways = meant.flatMap((task) => [...asHolder(task, officer), ...asLeader(task, officer)]);
  const free = ways.find(({ onBehalfOf }) => {
    const speaking = [officer.officerId, onBehalfOf?.officerId].filter((id) => typeof id === 'number');
    return !hindranceOf(speaking, excluded);
  });
  if (free) return free;
  return ways.length > 0
    ? separationProblem('dossier.own-dossier')
    : agenciesProblem('dossier.not-yours-to-speak-for');
}

function asHolder(task: OpenTask, officer: ActingOfficer): SpokenFor[] {
  const standing = standingOf(task, officer, { own: [], didEarlier: [] });
  return 'hindrance' in standing ? [] : [{ task, onBehalfOf: standing.onBehalfOf, roles: [task.role] }];
}

function asLeader(task: OpenTask, officer: ActingOfficer): SpokenFor[] {
  const roles: readonly OfficerRole[] = rolesThatMay('assign', 'Task');
  return [
    ...(roles.some((role) => officer.holds(task.agencyId, role)) ? [null] : []),
    ...roles.flatMap((role) => officer.standsInFor(task.agencyId, role)),
  ].map((onBehalfOf) => ({ task, onBehalfOf, roles }));
}
