import type { OpenTask } from './dossier-state.ts';
import type { Person } from './person.ts';

/** Whether the officer holds the post a task waits for. */
export type HoldsPost = (agencyId: number, role: string) => boolean;

/** The officer who would act, as far as a task asks. */
export interface ActingOfficer {
  /** Null for the system, which acts by the workflow whoever holds the step. */
  officerId: number | null;
  holds: HoldsPost;
  worksAt(agencyId: number): boolean;
}

/** Who takes the actions of timers. */
export const SYSTEM: ActingOfficer = { officerId: null, holds: () => true, worksAt: () => true };

type Held = Pick<OpenTask, 'agencyId' | 'role' | 'holder' | 'delegate'>;

/** Whether an officer may take the actions of a step, and if not, whose it is. */
export function standingOf(
  task: Held,
  officer: ActingOfficer,
): 'may-act' | 'another-post' | 'another-holder' {
  if (officer.officerId === null || isDelegate(task, officer)) return 'may-act';
  if (!officer.holds(task.agencyId, task.role)) return 'another-post';
  return task.holder === null || task.holder.officerId === officer.officerId ? 'may-act' : 'another-holder';
}

const isDelegate = ({ delegate, agencyId }: Held, officer: ActingOfficer): boolean =>
  delegate?.officerId === officer.officerId && officer.worksAt(agencyId);

/** Who answers for a step in which someone else acts for them. */
export const actsFor = ({ holder }: Held, officerId: number | null): Person | null =>
  holder && officerId !== null && holder.officerId !== officerId ? holder : null;
