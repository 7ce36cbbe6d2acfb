import type { OpenTask } from './dossier-state.ts';
import type { Represented } from './person.ts';

/** Whether the officer holds the post a task waits for. */
export type HoldsPost = (agencyId: number, role: string) => boolean;

/** The officer who would act, as far as a task asks. */
export interface ActingOfficer {
  /** Null for the system, which acts by the workflow whoever holds the step. */
  officerId: number | null;
  /** In person. */
  holds: HoldsPost;
  /** In person. */
  worksAt(agencyId: number): boolean;
  /** Colleagues who let the officer act under their post, each that of this role at this agency. */
  standsInFor(agencyId: number, role: string): readonly Represented[];
}

/** Who takes the actions of timers. */
export const SYSTEM: ActingOfficer = {
  officerId: null,
  holds: () => true,
  worksAt: () => true,
  standsInFor: () => [],
};

/** Officers who have no say in something, by id, whoever acts for them. */
export interface Excluded {
  /** The dossier is their own. */
  own: readonly number[];
  /** They did a step that the present one is to be kept apart from. */
  didEarlier: readonly number[];
}

type Held = Pick<OpenTask, 'agencyId' | 'role' | 'holder' | 'delegate'>;

/** Why an officer may not act on a step. */
export type Hindrance = 'another-post' | 'another-holder' | 'own-dossier' | 'two-persons';

/** On whose behalf an officer may act on a step, null = their own; or why not. */
export type Standing = { onBehalfOf: Represented | null } | { hindrance: Hindrance };

/** Whether an officer may take the actions of a step, for whom, and if not, why. */
export function standingOf(task: Held, officer: ActingOfficer, excluded: Excluded): Standing {
  const { officerId } = officer;
  if (officerId === null) return { onBehalfOf: null };
  const capacities = capacitiesOf(task, officer, officerId);
  if (capacities.length === 0) {
    const atPost =
      officer.holds(task.agencyId, task.role) || officer.standsInFor(task.agencyId, task.role).length > 0;
    return { hindrance: atPost ? 'another-holder' : 'another-post' };
  }
  const hindrances = capacities.map((onBehalfOf) =>
    hindranceOf([officerId, ...(onBehalfOf ? [onBehalfOf.officerId] : [])], excluded),
  );
  const free = capacities.find((_, index) => hindrances[index] === undefined);
  if (free !== undefined) return { onBehalfOf: free };
  return { hindrance: hindrances[0] ?? 'own-dossier' };
}

/** What keeps any of these officers, who would act together, from a step. */
export function hindranceOf(
  officers: readonly number[],
  { own, didEarlier }: Excluded,
): 'own-dossier' | 'two-persons' | undefined {
  if (officers.some((officer) => own.includes(officer))) return 'own-dossier';
  return officers.some((officer) => didEarlier.includes(officer)) ? 'two-persons' : undefined;
}

/** For whom an officer could act if nothing kept them from it: for themselves first. */
function capacitiesOf(task: Held, officer: ActingOfficer, officerId: number): (Represented | null)[] {
  const { agencyId, role, holder, delegate } = task;
  const isTheirs = holder === null || holder.officerId === officerId;
  const mayActForHolder = delegate?.officerId === officerId && officer.worksAt(agencyId);
  return [
    ...(isTheirs && officer.holds(agencyId, role) ? [null] : []),
    ...(mayActForHolder ? [holder] : []),
    ...officer
      .standsInFor(agencyId, role)
      .filter((colleague) => holder === null || holder.officerId === colleague.officerId),
  ];
}

/** Officers who did one of the steps that a step is kept apart from, or for whom one was done. */
export const didEarlierSteps = (
  doers: Readonly<Record<string, readonly number[]>>,
  notBy: readonly string[] = [],
): number[] => {
  const known = new Map(Object.entries(doers));
  return [...new Set(notBy.flatMap((step) => known.get(step) ?? []))];
};
