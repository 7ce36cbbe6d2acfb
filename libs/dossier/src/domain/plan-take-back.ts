import type { Bilingual, Problem } from '#platform/problem';
import { type DossierStatus, type WorkflowDefinition, workStepOf } from '#workflow';
import { agenciesProblem } from './agencies.problems.ts';
import { closed } from './act-hindrances.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import type { FormerTask } from './handed-task.ts';
import type { LatestChange, StoredSending } from './latest-change.ts';
import type { PlanningWorld } from './plan-action.ts';
import { unchanged } from './reckoned.ts';
import type { PlannedChange, PlannedTimer } from './planned-change.ts';
import { retimedTimers, timerFiresAt } from './task-timer.ts';

/** Statuses between which nothing was asked of the applicant, and no result issued. */
const AMONG_AGENCIES: readonly (DossierStatus | null)[] = ['received', 'processing'];

type World = Pick<PlanningWorld, 'calendarOf'>;

/**
 * What an officer would have back: the latest change of the dossier, made by them or in their name, while nobody has taken
 * anything of it in hand. Whatever happened since, it is too late. Time is not given back: the former task is due when it
 * was.
 */
export function whyNotTakenBack(
  state: DossierState,
  latest: LatestChange | null,
  officerId: number,
): Problem | null {
  const over = closed(state);
  if (over) return over;
  if (!latest || (!latest.sending && latest.fromStep === null)) {
    return agenciesProblem('dossier.nothing-to-take-back');
  }
  if (![latest.officerId, latest.onBehalfOf].includes(officerId)) {
    return agenciesProblem('dossier.take-back-not-yours');
  }
  const why = latest.sending ? sendingStays(state, latest.sending, latest.at) : actionStays(state, latest);
  return why && agenciesProblem('dossier.take-back-impossible', { action: latest.actionName, why });
}

/** @throws dossier.closed, .nothing-to-take-back, .take-back-not-yours, .take-back-impossible */
export function planTakeBack(
  state: DossierState,
  latest: LatestChange | null,
  { officerId, reason }: { officerId: number; reason: string },
  workflow: WorkflowDefinition,
  world: World,
): PlannedChange {
  const refused = whyNotTakenBack(state, latest, officerId);
  if (refused) throw refused;
  if (latest?.sending) return restored(state, { ...latest, sending: latest.sending }, reason, world);
  if (latest?.left) return reopened(state, { ...latest, left: latest.left }, workflow, world);
  throw new Error('what may be taken back was a sending or an action');
}

/** The task a change would be taken back to, as far as who may act on it is asked. */
export function takenBackTo(state: DossierState, { sending, left }: LatestChange): FormerTask | undefined {
  const sent = sending && state.tasks.find(({ id }) => id === sending.taskId);
  if (!sending || !sent) return left ?? undefined;
  const { fromAgencyId: agencyId, holder, delegate, dueAt } = sending;
  return { ...sent, agencyId, holder, delegate, dueAt };
}

function restored(
  state: DossierState,
  { sending, sequence }: LatestChange & { sending: StoredSending },
  reason: string,
  { calendarOf }: World,
): PlannedChange {
  const task = state.tasks.find(({ id }) => id === sending.taskId);
  if (!task) throw new Error(`task ${sending.taskId} is not open`);
  const { fromAgencyId: agencyId, toAgencyId, dueAt, holder, delegate } = sending;
  return {
    ...unchanged(state),
    handed: { kind: 'restored', task, agencyId, dueAt, holder, delegate, sequence, reason },
    leaves: { agencyId: toAgencyId, opinion: null, task: task.id, sending: sequence },
    retimesTimers: retimedTimers([task], state, () => calendarOf(agencyId)),
  };
}

function reopened(
  state: DossierState,
  { left, toSteps, statusBefore }: LatestChange & { left: FormerTask },
  workflow: WorkflowDefinition,
  world: World,
): PlannedChange {
  const closes = openedWith(state, toSteps);
  return {
    ...unchanged(state),
    status: statusBefore ?? state.status,
    toSteps: [left.step, ...state.tasks.filter((task) => !closes.includes(task)).map(({ step }) => step)],
    handed: { kind: 'reopened', task: left, closes, timers: timersAgain(state, left, workflow, world) },
  };
}

const openedWith = ({ tasks }: DossierState, toSteps: readonly string[]): OpenTask[] =>
  tasks.filter(({ step }) => toSteps.includes(step));

/** They run as if the task had not been left. */
function timersAgain(
  state: DossierState,
  left: FormerTask,
  workflow: WorkflowDefinition,
  { calendarOf }: World,
): PlannedTimer[] {
  const kept = new Set(left.timers.map(({ timer }) => timer.code));
  const calendar = calendarOf(left.agencyId);
  return (workStepOf(workflow, left.step).timers ?? [])
    .filter(({ code }) => !kept.has(code))
    .map((timer) => ({
      ...{ timer, inWait: false },
      firesAt: timerFiresAt(left, { timer, inWait: false }, state, calendar),
    }));
}

function sendingStays({ tasks }: DossierState, sending: StoredSending, at: Date): Bilingual | null {
  const task = tasks.find(({ id }) => id === sending.taskId);
  if (task?.agencyId !== sending.toAgencyId || task.revision !== sending.revision) return IN_HAND;
  return firedSince(task, at) ? TIMER_FIRED : null;
}

function actionStays(state: DossierState, latest: LatestChange): Bilingual | null {
  const { at, left, toSteps, statusBefore, dueBefore } = latest;
  const opened = openedWith(state, toSteps);
  const clockMoved =
    dueBefore?.getTime() !== state.dueAt?.getTime() ||
    state.phaseStarts.some((start) => start.getTime() === at.getTime());
  if (latest.hasResult) return RESULT_ISSUED;
  if (![statusBefore, state.status].every((one) => AMONG_AGENCIES.includes(one)) || clockMoved) {
    return CLOCK_INVOLVED;
  }
  if (latest.hasFacts) return FACTS_ESTABLISHED;
  if (opened.some(({ waitsFor }) => waitsFor > 1)) return BRANCHES_JOINED;
  if (!left || toSteps.includes(left.step)) return LEADS_BACK;
  if (opened.length !== toSteps.length || opened.some((task) => !isUntouched(task, at))) return IN_HAND;
  return [...opened, left].some((task) => firedSince(task, at)) ? TIMER_FIRED : null;
}

/** Whom a policy chose when it opened has not taken it in hand yet. */
const isUntouched = ({ openedAt, revision, delegate }: OpenTask, at: Date): boolean =>
  openedAt.getTime() === at.getTime() && revision === 1 && delegate === null;

const firedSince = ({ timers }: Pick<FormerTask, 'timers'>, at: Date): boolean =>
  timers.some(({ firedAt }) => firedAt !== null && firedAt >= at);

const IN_HAND: Bilingual = {
  vi: 'nơi nhận đã nhận việc hoặc hồ sơ đã thay đổi',
  en: 'somebody at the receiving side has it in hand',
};
const TIMER_FIRED: Bilingual = { vi: 'một hẹn giờ đã chạy', en: 'a timer has fired since' };
const RESULT_ISSUED: Bilingual = { vi: 'kết quả đã phát hành', en: 'a result was issued with it' };
const CLOCK_INVOLVED: Bilingual = {
  vi: 'việc đó đã làm thay đổi thời hạn hoặc đã thông báo cho người nộp',
  en: 'the clock of the dossier was moved, or the applicant was told',
};
const FACTS_ESTABLISHED: Bilingual = {
  vi: 'thông tin xử lý đã được ghi nhận cùng việc đó',
  en: 'facts were established with it',
};
const BRANCHES_JOINED: Bilingual = {
  vi: 'bước nhận chờ nhiều nhánh, nhánh này đã được tính là xong',
  en: 'the step it leads to waits for several branches, and has counted this one',
};
const LEADS_BACK: Bilingual = {
  vi: 'việc đó dẫn trở lại chính bước ấy',
  en: 'it leads back to the step it left',
};
