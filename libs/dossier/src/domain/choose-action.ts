import { roleName } from '#organization';
import type { WorkflowAction, WorkflowDefinition } from '#workflow';
import type { ActionInput } from './action-input.ts';
import { type HoldsPost, offeredActions } from './allowed-actions.ts';
import { suspendedByAct } from './clock-of-dossier.ts';
import { demandInputs } from './demand-inputs.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';

interface Wish {
  step: string;
  action: string;
  input: ActionInput;
}

interface Surroundings {
  holds: HoldsPost;
  agencyName(agencyId: number): string;
}

/** Finds the wished action among those offered now, or refuses with what is allowed instead and why. */
export function chooseAction(
  state: DossierState,
  workflow: WorkflowDefinition,
  wish: Wish,
  surroundings: Surroundings,
): { action: WorkflowAction; task: OpenTask } {
  const allowedActions = offeredActions(state, workflow, surroundings.holds);
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
  if (!surroundings.holds(agencyId, role)) {
    const agency = surroundings.agencyName(agencyId);
    throw dossierProblem('dossier.not-your-task', { step, role: roleName(role), agency }, { allowedActions });
  }
  demandInputs(workflow, action, wish.input);
  return { action, task };
}
