import { readableTime } from '#platform/clock';
import type { Problem } from '#platform/problem';
import { openSuspension, suspendedByAct } from './clock-of-dossier.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState } from './dossier-state.ts';

/** What in a dossier, as it stands, is in the way of an act; `null` = nothing. */
export type Hindering = (state: DossierState) => Problem | null;

/** The first of several that is in the way. */
export const firstOf =
  (...hindrances: readonly Hindering[]): Hindering =>
  (state) => {
    for (const hindrance of hindrances) {
      const problem = hindrance(state);
      if (problem) return problem;
    }
    return null;
  };

/** Throws what is in the way. */
export function demandNothing(problem: Problem | null): void {
  if (problem) throw problem;
}

export const closed: Hindering = ({ closedAt, status }) =>
  closedAt ? dossierProblem('dossier.closed', { status }) : null;

export const clockNotRunning: Hindering = (state) => {
  if (state.clock === 'ended') return dossierProblem('dossier.clock-ended');
  return openSuspension(state) ? dossierProblem('dossier.clock-stands-still') : null;
};

export const notSuspendedByAct: Hindering = (state) =>
  suspendedByAct(state) ? null : dossierProblem('dossier.not-suspended');

export const extendedBefore: Hindering = ({ extension }) =>
  extension && dossierProblem('dossier.extended-before', { at: readableTime(extension.at) });

export const resultIssued: Hindering = ({ completedAt }) =>
  completedAt && dossierProblem('dossier.result-issued', { at: readableTime(completedAt) });

export const noResultYet: Hindering = ({ completedAt }) =>
  completedAt ? null : dossierProblem('dossier.no-result');

export const notEnded: Hindering = ({ clock }) =>
  clock === 'ended' ? null : dossierProblem('dossier.not-ended');

/** It was refused at the desk: there is neither a step to go back to nor a limit. */
export const neverTakenIn: Hindering = ({ workflowId, terms }) =>
  workflowId !== null && terms ? null : dossierProblem('dossier.never-taken-in');

export const erased: Hindering = ({ erasedAt }) => erasedAt && dossierProblem('dossier.personal-data-erased');
