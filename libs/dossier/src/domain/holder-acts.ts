import { rolesThatMay } from '#authorization';
import { roleName } from '#organization';
import { assignmentProblem } from './assignment.problems.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { OpenTask } from './dossier-state.ts';
import type { Person } from './person.ts';
import type { ActingOfficer } from './task-holder.ts';

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
> & { dossierId: string; agencyName: string };

/** Whose a task is afterwards. */
export interface Hands {
  holder: Person | null;
  delegate: Person | null;
}

/** The officer who decides about a task, with their names. */
export type Decider = ActingOfficer & Person;

/** An officer a task is given to, or who is let act on it. */
export interface Colleague extends Person {
  holdsPost: boolean;
  worksAtAgency: boolean;
}

/** Takes a task nobody holds. @throws dossier.branches-missing, .not-your-task, .task-taken */
export function claimed(task: TaskInHands, officer: Decider): Hands {
  demandOpen(task);
  demandPost(task, officer);
  if (task.holder) throw taken(task, task.holder);
  return { holder: person(officer), delegate: null };
}

/** Gives a task back to the holders of its post. @throws dossier.task-unassigned, .assigned-to-another */
export function released(task: TaskInHands, officer: Decider): Hands {
  demandHolder(task, officer);
  return { holder: null, delegate: null };
}

/**
 * Gives a task to a holder of its post, taking it from whoever has it.
 * @throws dossier.not-yours-to-assign, .branches-missing, .not-at-post, .task-taken, .reason-missing
 */
export function assigned(
  task: TaskInHands,
  officer: Decider,
  to: Colleague,
  reason: string | undefined,
): Hands {
  demandLead(task, officer);
  demandOpen(task);
  if (!to.holdsPost) {
    const { agencyName: agency, role } = task;
    throw assignmentProblem('dossier.not-at-post', { officer: to.name, role: roleName(role), agency });
  }
  if (task.holder?.officerId === to.officerId) throw taken(task, task.holder);
  if (task.holder && reason === undefined) {
    const errors = [{ pointer: '/reason', code: 'required', vi: 'Bắt buộc phải nhập', en: 'Is required' }];
    throw assignmentProblem('dossier.reason-missing', { holder: task.holder.name }, { errors });
  }
  return { holder: person(to), delegate: null };
}

/** Lets a colleague act for the holder, who goes on answering for it. @throws dossier.not-a-colleague */
export function delegated(task: TaskInHands, officer: Decider, to: Colleague): Hands {
  const holder = demandHolder(task, officer);
  if (!to.worksAtAgency || to.officerId === officer.officerId) {
    throw assignmentProblem('dossier.not-a-colleague', { officer: to.name, agency: task.agencyName });
  }
  return { holder, delegate: person(to) };
}

/** Ends what was delegated. @throws dossier.not-delegated */
export function delegationEnded(task: TaskInHands, officer: Decider): Hands {
  const holder = demandHolder(task, officer);
  if (!task.delegate) throw assignmentProblem('dossier.not-delegated');
  return { holder, delegate: null };
}

/** @throws dossier.not-yours-to-assign */
export function demandLead({ agencyId, agencyName }: TaskInHands, officer: Decider): void {
  if (rolesThatMay('assign', 'Task').some((role) => officer.holds(agencyId, role))) return;
  throw assignmentProblem('dossier.not-yours-to-assign', { agency: agencyName });
}

function demandOpen({ stepName: step, arrived, waitsFor: expected }: TaskInHands): void {
  if (arrived < expected) throw dossierProblem('dossier.branches-missing', { step, arrived, expected });
}

function demandPost(
  { agencyId, agencyName: agency, role, stepName: step }: TaskInHands,
  officer: Decider,
): void {
  if (officer.holds(agencyId, role)) return;
  throw dossierProblem('dossier.not-your-task', { step, role: roleName(role), agency });
}

function demandHolder(task: TaskInHands, officer: Decider): Person {
  const { holder, stepName: step } = task;
  if (!holder) {
    demandPost(task, officer);
    throw assignmentProblem('dossier.task-unassigned', { step });
  }
  if (holder.officerId !== officer.officerId) {
    throw assignmentProblem('dossier.assigned-to-another', { step, holder: holder.name });
  }
  return holder;
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
