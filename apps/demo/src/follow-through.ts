import { DateTime } from 'luxon';
import type { Action, Dossier, Task } from './api/answers.ts';
import * as api from './api/dossiers.ts';
import { dispatched } from './dispatched.ts';
import type { Followed } from './followed.ts';
import { inputFor, type Words } from './inputs.ts';
import type { Stage } from './stage.ts';
import { instant } from './world.ts';

/** How a story wants its dossier to go; everything else follows the workflow's first action of each step. */
export interface Way {
  /** Stop as soon as this holds; absent = go to the end. */
  until?: (dossier: Dossier) => boolean;
  /** Action to take at a step instead of the first one offered. */
  choose?: Readonly<Record<string, string>>;
  /** Officers to prefer where several hold a post. */
  crew?: readonly string[];
  /** What officers enter where the workflow asks for it. */
  words?: Words;
  /** Days the applicant takes where the dossier waits for them. */
  applicantTakesDays?: number;
}

/** Part of a step's limit that passes before the officer acts: in good time, but not at once. */
const PACE = 0.3;
/** What a step without a limit of its own takes, such as handing over. */
const UNLIMITED_MINUTES = 45;
/** Between two acts on one dossier. */
const LEAST_MINUTES = 6;
const MOST_ACTIONS = 40;

/** Has each open task done by an officer who holds it, until the dossier ends or has come as far as wished. */
export async function followThrough(stage: Stage, followed: Followed, way: Way = {}): Promise<Dossier> {
  for (let actions = 0; actions < MOST_ACTIONS; actions += 1) {
    const dossier = await api.look(followed.desk, followed.id);
    if (dossier.closedAt !== null || way.until?.(dossier)) return dossier;
    const task = mostUrgent(dossier.tasks);
    if (!task) throw new Error(`${dossier.code} (${dossier.status}) waits for nobody`);
    const soonest = (await stage.time.now()).plus({ minutes: LEAST_MINUTES });
    await stage.time.workUntil(DateTime.max(soonest, whenDone(task, way.applicantTakesDays ?? 1)));
    await takeStep(stage, followed, task, way);
  }
  throw new Error(`${followed.code} has not ended after ${MOST_ACTIONS} actions`);
}

async function takeStep(stage: Stage, followed: Followed, task: Task, way: Way): Promise<void> {
  const officer = stage.roster.holding(task.agency.code, task.role, way.crew);
  const dossier = await api.look(officer, followed.id);
  const action = chosen(dossier.actions, task.step, way.choose?.[task.step]);
  const input = await inputFor(stage, action, { ...followed, dossier }, way.words ?? {});
  await api.act(officer, dossier, { step: action.step, action: action.action, ...input });
  await dispatched(followed);
}

/** Open tasks whose branches have all arrived, the one due first. */
const mostUrgent = (tasks: readonly Task[]): Task | undefined =>
  tasks
    .filter(({ branches }) => branches.arrived >= branches.expected)
    .sort((first, second) => (first.dueAt ?? '').localeCompare(second.dueAt ?? ''))[0];

function whenDone({ since, dueAt }: Task, applicantTakesDays: number) {
  const begun = instant(since);
  if (dueAt === null) return begun.plus({ days: applicantTakesDays, minutes: 25 });
  const allowed = instant(dueAt).diff(begun).as('minutes');
  return begun.plus({ minutes: allowed > 0 ? allowed * PACE : UNLIMITED_MINUTES });
}

function chosen(actions: readonly Action[], step: string, wished: string | undefined): Action {
  const offered = actions.filter((action) => action.step === step && action.allowed);
  const action = wished === undefined ? offered[0] : offered.find((candidate) => candidate.action === wished);
  if (!action) throw new Error(`step ${step} does not offer ${wished ?? 'anything'} to its officer`);
  return action;
}
