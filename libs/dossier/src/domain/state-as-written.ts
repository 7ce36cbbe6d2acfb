import type { DeadlineTerms } from '#deadline';
import { endOpenSuspension } from './clock-of-dossier.ts';
import type { DossierState, OpenTask, StoredSuspension, TaskTimer } from './dossier-state.ts';
import type { HandedTask } from './handed-task.ts';
import type { PlannedReception } from './plan-reception.ts';
import type { PlannedChange, PlannedTask } from './planned-change.ts';

/** What a dossier is from the first moment on. */
export type ReceivedDossier = Pick<
  DossierState,
  | 'id'
  | 'code'
  | 'workflowId'
  | 'channel'
  | 'caseCode'
  | 'applicantKind'
  | 'procedureCode'
  | 'fieldCode'
  | 'receivingAgencyId'
  | 'leadAgencyId'
> & { terms: DeadlineTerms };

/** The state of a dossier as reading it would find it once a reception was written. */
export const receivedState = (
  { terms, ...dossier }: ReceivedDossier,
  { due, task }: PlannedReception,
  at: Date,
): DossierState => ({
  ...dossier,
  ...{ version: 1, status: 'received', receivedAt: at, terms, clock: 'running', missed: due.missed },
  ...{ dueAt: due.at, dueProvisional: due.provisional, calendarRevision: due.calendarRevision },
  ...{ completedAt: null, closedAt: null, suspensions: [], phaseStarts: [], extension: null },
  ...{ facts: {}, unpaid: 0, doers: {}, ownOf: [], erasedAt: null, secrecy: 'normal', openOpinions: [] },
  tasks: [opened(task, at)],
});

/**
 * The state as reading it would find it once a change was written, by the rules of the tables: a task for each step, at
 * a join one arrival more. It is what rehearsals go on from, where nothing is written.
 */
export function changedState(state: DossierState, change: PlannedChange, at: Date): DossierState {
  const left = state.tasks.filter(({ step }) => !change.closesEveryTask && step !== change.closesTask);
  const tasks = change.opensTasks.reduce((open, task) => {
    const waiting = open.find(({ step }) => step === task.step);
    const arrived = opened(task, at, (waiting?.arrived ?? 0) + 1);
    return waiting ? open.map((other) => (other === waiting ? arrived : other)) : [...open, arrived];
  }, left);
  return {
    ...state,
    version: state.version + 1,
    status: change.status,
    clock: change.clock,
    dueAt: change.due?.at ?? null,
    dueProvisional: change.due?.provisional ?? false,
    missed: change.due?.missed ?? false,
    calendarRevision: change.due?.calendarRevision ?? 0,
    completedAt: change.completedAt,
    closedAt: change.closedAt,
    tasks: handedOver(tasks, change.handed).map((task) => ({
      ...task,
      ...change.retimes.find(({ id }) => id === task.id),
      timers: task.timers.map((timer) => ({ ...timer, ...newTimeOf(task, timer, change) })),
    })),
    suspensions: suspensionsAfter(state, change, at),
    phaseStarts: change.phaseStarts,
    extension: change.extends ?? state.extension,
    facts: { ...state.facts, ...change.establishes },
    openOpinions: change.closedAt ? [] : state.openOpinions,
  };
}

function handedOver(tasks: readonly OpenTask[], handed: HandedTask | undefined): readonly OpenTask[] {
  if (!handed) return tasks;
  if (handed.kind === 'reopened') {
    const { task, closes, timers } = handed;
    const again = timers.map((timer) => ({ ...timer, firedAt: null, outcome: null, reason: null }));
    const former = { ...task, timers: [...task.timers, ...again].sort(byCode) };
    return [...tasks.filter(({ id }) => !closes.some((one) => one.id === id)), former].sort(byId);
  }
  const { agencyId, dueAt } = handed;
  const { holder, delegate } = handed.kind === 'restored' ? handed : { holder: null, delegate: null };
  return tasks.map((task) =>
    task.id === handed.task.id
      ? { ...task, agencyId, dueAt, holder, delegate, revision: task.revision + 1 }
      : task,
  );
}

const byCode = (a: TaskTimer, b: TaskTimer): number => (a.timer.code < b.timer.code ? -1 : 1);
const byId = (a: OpenTask, b: OpenTask): number => (a.id < b.id ? -1 : 1);

function suspensionsAfter(state: DossierState, change: PlannedChange, at: Date): StoredSuspension[] {
  const { suspends, resumes, inserts, movesEnd, status } = change;
  const id = `${state.version}`;
  return [
    ...(resumes ? endOpenSuspension(state.suspensions, { at, status }) : state.suspensions),
    ...(suspends ? [{ ...suspends, id, from: at, to: null }] : []),
    ...(inserts ? [{ ...inserts, id }] : []),
  ]
    .map((one) => (one.id === movesEnd?.id ? { ...one, to: movesEnd.to, inVain: false } : one))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

const newTimeOf = ({ id }: OpenTask, { timer }: TaskTimer, { retimesTimers }: PlannedChange) => {
  const moved = retimesTimers.find(({ taskId, code }) => taskId === id && code === timer.code);
  return moved && { firesAt: moved.firesAt };
};

const opened = (task: PlannedTask, openedAt: Date, arrived = 1): OpenTask => ({
  ...task,
  id: task.step,
  openedAt,
  arrived,
  timers: task.timers.map((timer) => ({ ...timer, firedAt: null, outcome: null, reason: null })),
  ...{ revision: 1, holder: null, delegate: null },
});
