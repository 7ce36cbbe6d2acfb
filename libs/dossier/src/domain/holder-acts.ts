import { rolesThatMay } from '#authorization';
import { roleName } from '#organization';
import type { Problem } from '#platform/problem';
import { assignmentProblem } from './assignment.problems.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { OpenTask } from './dossier-state.ts';
import type { Person, Represented } from './person.ts';
import { separated, separationProblem } from './separation.problems.ts';
import { type ActingOfficer, type Excluded, type Hindrance, hindranceOf, standingOf } from './task-holder.ts';

/** A task whose holder is to change. */
export type TaskInHands = Pick<
  OpenTask,
  | 'id'
  | 'step'
  | 'stepName'
  | 'agencyId'
  | 'role'
  | 'arrived'
  | 'waitsFor'
  | 'revision'
  | 'holder'
  | 'delegate'
> & { dossierId: string; agencyName: string; excluded: Excluded };

/** Whose a task is afterwards. */
export interface Hands {
  holder: Person | null;
  delegate: Person | null;
}

/** What an act makes of a task, and for whom the officer did it. */
export interface HandsChange extends Hands {
  onBehalfOf: Represented | null;
}

/** The officer who decides about a task, with their names. */
export type Decider = ActingOfficer & Person;

/** An officer a task is given to, or who is let act on it. */
export interface Colleague extends Person {
  holdsPost: boolean;
  worksAtAgency: boolean;
}

/**
 * Takes a task nobody holds. Who acts under a colleague's post takes it for them, who will answer for it.
 * @throws dossier.branches-missing, .not-your-task, .task-taken, .own-dossier, .two-persons
 */
export function claimed(task: TaskInHands, officer: Decider): HandsChange {
  demandOpen(task);
  demandPost(task, officer);
  if (task.holder) throw taken(task, task.holder);
  const standing = standingOf(task, officer, task.excluded);
  if ('hindrance' in standing) throw refusedFor(task, standing.hindrance);
  const { onBehalfOf } = standing;
  return { holder: person(onBehalfOf ?? officer), delegate: null, onBehalfOf };
}

/** Gives a task back to the holders of its post. @throws dossier.task-unassigned, .assigned-to-another */
export function released(task: TaskInHands, officer: Decider): HandsChange {
  const { onBehalfOf } = demandHolder(task, officer);
  return { holder: null, delegate: null, onBehalfOf };
}

/**
 * Gives a task to a holder of its post, taking it from whoever has it.
 * @throws dossier.not-yours-to-assign, .branches-missing, .not-at-post, .task-taken, .reason-missing, .own-dossier,
 * .two-persons
 */
export function assigned(
  task: TaskInHands,
  officer: Decider,
  to: Colleague,
  reason: string | undefined,
): HandsChange {
  const onBehalfOf = demandLead(task, officer);
  demandNotOwn(task, [officer, onBehalfOf]);
  demandOpen(task);
  if (!to.holdsPost) {
    const { agencyName: agency, role } = task;
    throw assignmentProblem('dossier.not-at-post', { officer: to.name, role: roleName(role), agency });
  }
  demandFree(task, to);
  if (task.holder?.officerId === to.officerId) throw taken(task, task.holder);
  if (task.holder && reason === undefined) {
    const errors = [{ pointer: '/reason', code: 'required', vi: 'Bắt buộc phải nhập', en: 'Is required' }];
    throw assignmentProblem('dossier.reason-missing', { holder: task.holder.name }, { errors });
  }
  return { holder: person(to), delegate: null, onBehalfOf };
}

/**
 * Lets a colleague act for the holder, who goes on answering for it. Only the holder in person may: who acts for them
 * passes nothing on.
 * @throws dossier.not-a-colleague, .own-dossier, .two-persons
 */
export function delegated(task: TaskInHands, officer: Decider, to: Colleague): HandsChange {
  const { holder } = demandHolder(task, { ...officer, standsInFor: () => [] });
  if (!to.worksAtAgency || to.officerId === officer.officerId) {
    throw assignmentProblem('dossier.not-a-colleague', { officer: to.name, agency: task.agencyName });
  }
  demandFree(task, to);
  return { holder, delegate: person(to), onBehalfOf: null };
}

/** Ends what was delegated. @throws dossier.not-delegated */
export function delegationEnded(task: TaskInHands, officer: Decider): HandsChange {
  const { holder, onBehalfOf } = demandHolder(task, officer);
  if (!task.delegate) throw assignmentProblem('dossier.not-delegated');
  return { holder, delegate: null, onBehalfOf };
}

/** @returns for whom the officer leads, null = in person. @throws dossier.not-yours-to-assign */
export function demandLead({ agencyId, agencyName }: TaskInHands, officer: Decider): Represented | null {
  const leading = rolesThatMay('assign', 'Task');
  if (leading.some((role) => officer.holds(agencyId, role))) return null;
  const [leader] = leading.flatMap((role) => officer.standsInFor(agencyId, role));
  if (leader) return leader;
  throw assignmentProblem('dossier.not-yours-to-assign', { agency: agencyName });
}

/** @throws dossier.own-dossier */
function demandNotOwn(
  { excluded: { own } }: TaskInHands,
  officers: readonly (ActingOfficer | Person | null)[],
) {
  const deciding = officers.flatMap((officer) => officer?.officerId ?? []);
  if (hindranceOf(deciding, { own, didEarlier: [] })) throw separationProblem('dossier.own-dossier');
}

/** @throws dossier.own-dossier, .two-persons */
function demandFree(task: TaskInHands, { officerId }: Person): void {
  const hindrance = hindranceOf([officerId], task.excluded);
  if (hindrance) throw separated(hindrance, task.stepName);
}

/** Who has the post and finds nobody holding it is kept from it by one of two things only. */
const refusedFor = ({ stepName }: TaskInHands, hindrance: Hindrance): Problem =>
  separated(hindrance === 'two-persons' ? hindrance : 'own-dossier', stepName);

function demandOpen({ stepName: step, arrived, waitsFor: expected }: TaskInHands): void {
  if (arrived < expected) throw dossierProblem('dossier.branches-missing', { step, arrived, expected });
}

function demandPost(
  { agencyId, agencyName: agency, role, stepName: step }: TaskInHands,
  officer: Decider,
): void {
  if (officer.holds(agencyId, role) || officer.standsInFor(agencyId, role).length > 0) return;
  throw dossierProblem('dossier.not-your-task', { step, role: roleName(role), agency });
}

/** The holder, and for whom the officer speaks: the holder in person, or one who acts under their post. */
function demandHolder(
  task: TaskInHands,
  officer: Decider,
): { holder: Person; onBehalfOf: Represented | null } {
  const { agencyId, role, holder, stepName: step } = task;
  if (!holder) {
    demandPost(task, officer);
    throw assignmentProblem('dossier.task-unassigned', { step });
  }
  if (holder.officerId === officer.officerId) return { holder, onBehalfOf: null };
  const speaksFor = officer
    .standsInFor(agencyId, role)
    .find(({ officerId }) => officerId === holder.officerId);
  if (speaksFor) return { holder, onBehalfOf: speaksFor };
  throw assignmentProblem('dossier.assigned-to-another', { step, holder: holder.name });
}

const taken = ({ stepName: step, revision }: TaskInHands, holder: Person) =>
  assignmentProblem(
    'dossier.task-taken',
    { step, holder: holder.name },
    { current: { revision, holder: shown(holder) } },
  );

/** An officer as problems and answers show them. */
export const shown = ({ username, name }: Person): { username: string; name: string } => ({ username, name });

const person = ({ officerId, username, name }: Person): Person => ({ officerId, username, name });
