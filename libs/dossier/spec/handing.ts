import type { WorkflowAction } from '#workflow';
import type { DossierState } from '../src/domain/dossier-state.ts';
import type { LatestChange } from '../src/domain/latest-change.ts';
import type { PlannedChange } from '../src/domain/planned-change.ts';

/** The officer every change here is made by. */
export const OFFICER = 1;

/** What the history of a dossier ends with after an action, as reading it would find it. */
export function actionAsLatest(
  before: DossierState,
  action: WorkflowAction,
  change: PlannedChange,
  at: Date,
): LatestChange {
  const left = before.tasks.find(({ step }) => step === action.from);
  return {
    ...{ sequence: before.version + 1, at, action: action.code, actionName: action.name, officerId: OFFICER },
    ...{ onBehalfOf: null, fromStep: action.from, toSteps: change.toSteps, statusBefore: before.status },
    ...{ dueBefore: before.dueAt, hasFacts: (action.asks ?? []).length > 0 },
    hasResult: (action.requires ?? []).includes('result'),
    // Timers that were to fire later are taken away with the task.
    left: left
      ? {
          ...left,
          timers: left.timers.filter(({ firesAt, firedAt }) => firedAt || (firesAt && firesAt <= at)),
        }
      : null,
    sending: null,
  };
}

/** After a task was sent. */
export function sendingAsLatest(before: DossierState, change: PlannedChange, at: Date): LatestChange {
  const { handed } = change;
  if (handed?.kind !== 'sent') throw new Error('no task was sent');
  const { task, agencyId } = handed;
  const { agencyId: fromAgencyId, dueAt, holder, delegate } = task;
  return {
    ...{ sequence: before.version + 1, at, action: 'send-elsewhere', actionName: 'Chuyển nơi khác' },
    ...{
      officerId: OFFICER,
      onBehalfOf: null,
      fromStep: null,
      toSteps: [task.step],
      statusBefore: before.status,
    },
    ...{ dueBefore: before.dueAt, hasFacts: false, hasResult: false, left: null },
    sending: {
      ...{ taskId: task.id, fromAgencyId, toAgencyId: agencyId, revision: task.revision + 1 },
      ...{ dueAt, holder, delegate },
    },
  };
}
