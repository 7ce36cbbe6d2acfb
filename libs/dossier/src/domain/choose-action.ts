import { roleName } from '#organization';
import type { FieldFault } from '#platform/problem';
import type { ActionInput as RequiredInput, WorkflowAction, WorkflowDefinition } from '#workflow';
import type { ActionInput } from './action-input.ts';
import { type HoldsPost, offeredActions } from './allowed-actions.ts';
import { suspendedByAct } from './clock-of-dossier.ts';
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

/** Names of the required inputs as the request body spells them. */
const BODY_FIELD: Record<RequiredInput, keyof ActionInput> = {
  comment: 'comment',
  attachment: 'attachments',
  supplement: 'supplement',
  'financial-obligation': 'financialObligation',
  payment: 'payment',
  result: 'result',
};

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
  demandInputs(action, wish.input);
  return { action, task };
}

/** Demands what the action requires and refuses what it has no use for, save a comment, which is always welcome. */
function demandInputs(action: WorkflowAction, input: ActionInput): void {
  const required = (action.requires ?? []).map((name) => BODY_FIELD[name]);
  const missing = required.filter((field) => !input[field]);
  if (missing.length > 0) {
    const errors = faultsAt(missing, 'required', 'Bắt buộc phải nhập', 'Is required');
    const parameters = { action: action.name, missing: missing.join(', ') };
    throw dossierProblem('dossier.input-missing', parameters, { errors });
  }
  const surplus = Object.values(BODY_FIELD).filter(
    (field) => input[field] && field !== 'comment' && !required.includes(field),
  );
  if (surplus.length > 0) {
    const errors = faultsAt(surplus, 'unexpected', 'Thao tác này không dùng', 'Is of no use to this action');
    const parameters = { action: action.name, surplus: surplus.join(', ') };
    throw dossierProblem('dossier.input-unexpected', parameters, { errors });
  }
}

const faultsAt = (fields: readonly string[], code: string, vi: string, en: string): FieldFault[] =>
  fields.map((field) => ({ pointer: `/${field}`, code, vi, en }));
