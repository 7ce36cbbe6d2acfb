import { roleName } from '#organization';
import { readableTime } from '#platform/clock';
import type { Bilingual, Problem } from '#platform/problem';
import type { DossierStatus, WorkflowAction, WorkflowDefinition } from '#workflow';
import type { ActionInput } from './action-input.ts';
import { type OfferedAction, offeredActions } from './allowed-actions.ts';
import { agenciesProblem } from './agencies.problems.ts';
import { assignmentProblem } from './assignment.problems.ts';
import { suspendedByAct } from './clock-of-dossier.ts';
import { demandInputs } from './demand-inputs.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import { excludedFrom } from './excluded-from.ts';
import type { Represented } from './person.ts';
import { paperProblem } from './papers/papers.problems.ts';
import { unpaidFor } from './unpaid.ts';
import { separated } from './separation.problems.ts';
import { type ActingOfficer, type Hindrance, standingOf } from './task-holder.ts';

interface Wish {
  step: string;
  action: string;
  input: ActionInput;
}

/** An action that may be taken, of which task, and for whom when it is not the officer's own. */
export interface ChosenAction {
  action: WorkflowAction;
  task: OpenTask;
  onBehalfOf: Represented | null;
}

interface Surroundings {
  officer: ActingOfficer;
  agencyName: (agencyId: number) => string;
}

/** Finds the wished action among those offered now, or refuses with what is allowed instead and why. */
export function chooseAction(
  state: DossierState,
  workflow: WorkflowDefinition,
  wish: Wish,
  surroundings: Surroundings,
): ChosenAction {
  const allowedActions = offeredActions(state, workflow, surroundings.officer);
  if (state.closedAt && wish.input.receivedSupplement) {
    throw paperProblem(
      'dossier.supplement-over',
      { status: ENDED[state.status] ?? ENDED.returned, at: readableTime(state.closedAt) },
      { allowedActions },
    );
  }
  if (state.closedAt) throw dossierProblem('dossier.closed', { status: state.status }, { allowedActions });
  if (suspendedByAct(state)) throw dossierProblem('dossier.clock-stands-still', {}, { allowedActions });
  const task = state.tasks.find(({ step }) => step === wish.step);
  const action =
    task && workflow.actions.find(({ from, code }) => from === task.step && code === wish.action);
  if (!action) {
    throw dossierProblem('dossier.action-not-allowed', { action: wish.action }, { allowedActions });
  }
  const { stepName: step, arrived, waitsFor, agencyId } = task;
  if (arrived < waitsFor) {
    throw dossierProblem(
      'dossier.branches-missing',
      { step, arrived, expected: waitsFor },
      { allowedActions },
    );
  }
  const standing = standingOf(task, surroundings.officer, excludedFrom(state, workflow, task.step));
  if ('hindrance' in standing) {
    throw refusalFor(standing.hindrance, task, surroundings.agencyName(agencyId), { allowedActions });
  }
  const unpaid = unpaidFor(action, state);
  if (unpaid) throw dossierProblem(unpaid.code, unpaid.sum, { allowedActions });
  demandInputs(workflow, action, wish.input);
  demandOpinions(state, wish, surroundings);
  return { action, task, onBehalfOf: standing.onBehalfOf };
}

/** How a dossier ended, to who comes with papers for it. */
const ENDED: Partial<Record<DossierStatus, Bilingual>> & { returned: Bilingual } = {
  refused: { vi: 'đã bị từ chối', en: 'was refused' },
  withdrawn: { vi: 'đã được rút', en: 'was withdrawn' },
  stopped: { vi: 'đã dừng giải quyết', en: 'was stopped' },
  returned: { vi: 'đã trả kết quả', en: 'got its result' },
};
/** Nobody goes on without an opinion they asked for unless they say why; a timer of the workflow does. */
function demandOpinions(
  { openOpinions }: DossierState,
  { step, input }: Wish,
  { officer, agencyName }: Surroundings,
): void {
  const awaited = openOpinions.filter((one) => one.step === step);
  if (awaited.length === 0 || input.withoutOpinions !== undefined || officer.officerId === null) return;
  const agencies = awaited.map(({ agencyId }) => agencyName(agencyId)).join(', ');
  const errors = [
    { pointer: '/withoutOpinions', code: 'required', vi: 'Bắt buộc phải nhập', en: 'Is required' },
  ];
  throw agenciesProblem('dossier.opinions-awaited', { agencies }, { errors });
}

function refusalFor(
  hindrance: Hindrance,
  { stepName: step, role, holder }: OpenTask,
  agency: string,
  extensions: { allowedActions: OfferedAction[] },
): Problem {
  switch (hindrance) {
    case 'another-post':
      return dossierProblem('dossier.not-your-task', { step, role: roleName(role), agency }, extensions);
    case 'another-holder':
      return assignmentProblem(
        'dossier.assigned-to-another',
        { step, holder: holder?.name ?? '' },
        extensions,
      );
    case 'own-dossier':
    case 'two-persons':
      return separated(hindrance, step, extensions);
  }
}
