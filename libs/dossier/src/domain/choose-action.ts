import { roleName } from '#organization';
import type { WorkflowAction, WorkflowDefinition } from '#workflow';
import type { ActionInput } from './action-input.ts';
import { offeredActions } from './allowed-actions.ts';
import { assignmentProblem } from './assignment.problems.ts';
import { suspendedByAct } from './clock-of-dossier.ts';
import { demandInputs } from './demand-inputs.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import { type ActingOfficer, standingOf } from './task-holder.ts';

interface Wish {
  step: string;
  action: string;
  input: ActionInput;
}

interface Surroundings {
  officer: ActingOfficer;
  agencyName(agencyId: number): string;
}

/** Finds the wished action among those offered now, or refuses with what is allowed instead and why. */
export function chooseAction(
  state: DossierState,
  workflow: WorkflowDefinition,
  wish: Wish,
  surroundings: Surroundings,
): { action: WorkflowAction; task: OpenTask } {
  const allowedActions = offeredActions(state, workflow, surroundings.officer);
  if (state.closedAt) throw dossierProblem('dossier.closed', { status: state.status }, { allowedActions });
  if (suspendedByAct(state)) throw dossierProblem('dossier.clock-stands-still', {}, { allowedActions });
  const task = state.tasks.find(({ step }) => step === wish.step);
  const action =
    task && workflow.actions.find(({ from, code }) => from === task.step && code === wish.action);
  if (!action) {
    throw dossierProblem('dossier.action-not-allowed', { action: wish.action }, { allowedActions });
  }
  const { stepName: step, arrived, waitsFor, agencyId, role } = task;
  if (arrived < waitsFor) {
    throw dossierProblem(
      'dossier.branches-missing',
      { step, arrived, expected: waitsFor },
      { allowedActions },
    );
  }
  const standing = standingOf(task, surroundings.officer);
  if (standing === 'another-post') {
    const agency = surroundings.agencyName(agencyId);
    throw dossierProblem('dossier.not-your-task', { step, role: roleName(role), agency }, { allowedActions });
  }
  if (standing === 'another-holder') {
    const holder = task.holder?.name ?? '';
    throw assignmentProblem('dossier.assigned-to-another', { step, holder }, { allowedActions });
  }
  demandInputs(workflow, action, wish.input);
  return { action, task };
}
