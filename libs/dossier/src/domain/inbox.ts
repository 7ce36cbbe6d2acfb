import { type Comparison, isLate } from '#deadline';
import type { Bilingual } from '#platform/problem';
import { formatWorkingMinutes, type WorkingCalendar } from '#working-calendar';

/** What an officer may have to do with a task, the nearest first. */
export const INBOX_PARTS = ['holder', 'delegate', 'post', 'assist'] as const;

/** Only what is mine to do, only what nobody has yet, or everything of my posts whoever has it. */
export const HOLDER_FILTERS = ['me', 'nobody', 'post'] as const;

export type HolderFilter = (typeof HOLDER_FILTERS)[number];

/** Only steps that are late, or due this day. */
export const URGENCIES = ['late', 'today'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Which tasks of an inbox. */
export interface InboxWish {
  holder?: HolderFilter | undefined;
  due?: Urgency | undefined;
}

/** Which tasks of a unit; holder: a username, null = nobody’s. */
export interface UnitWish {
  holder?: string | null | undefined;
  due?: Urgency | undefined;
}

/** What an officer should see of a task at a glance. */
export const TASK_FLAGS = [
  'late',
  'due-today',
  'dossier-late',
  'supplemented',
  'returned-to-me',
  'delegated',
] as const;
export type TaskFlag = (typeof TASK_FLAGS)[number];

/** What flags are worked out from. */
export interface FlaggedTask {
  /** Of the step; null while the clock stands still. */
  readonly taskDueAt: Date | null;
  readonly dossierDueAt: Date | null;
  readonly missed: boolean;
  readonly running: boolean;
  /** A supplement ended while the step was open, or opened it. */
  readonly supplemented: boolean;
  /** Whoever looks has done the step before. */
  readonly doneBefore: boolean;
  readonly delegate: object | null;
}

/** @param day the civil date of an instant in Viet Nam */
export function flagsOf(
  task: FlaggedTask,
  at: Date,
  { comparison, day }: { comparison: Comparison; day: (at: Date) => string },
): TaskFlag[] {
  const { taskDueAt, dossierDueAt, missed, running } = task;
  const late = isLate({ dueAt: taskDueAt, missed: false }, at, comparison);
  const holds: Record<TaskFlag, boolean> = {
    late,
    'due-today': taskDueAt !== null && !late && day(taskDueAt) === day(at),
    'dossier-late': running && isLate({ dueAt: dossierDueAt, missed }, at, comparison),
    supplemented: task.supplemented,
    // Who asked for a supplement gets the step again without anybody having sent it back.
    'returned-to-me': task.doneBefore && !task.supplemented,
    delegated: task.delegate !== null,
  };
  return TASK_FLAGS.filter((flag) => holds[flag]);
}

/** Working time until a step is due; past it, less than none. */
export interface TimeLeft {
  minutes: number | null;
  words: Bilingual;
}

/** @param calendar of the agency that has the step */
export function timeLeft(dueAt: Date | null, at: Date, calendar: WorkingCalendar): TimeLeft {
  if (dueAt === null) {
    return { minutes: null, words: { vi: 'đang tạm dừng tính thời hạn', en: 'the clock stands still' } };
  }
  const minutes = calendar.between(at, dueAt);
  const length = calendar.dayLength(calendar.dateOf(at));
  const [vi, en] = [formatWorkingMinutes(minutes, length), formatWorkingMinutes(minutes, length, 'en')];
  const words =
    dueAt < at ? { vi: `quá hạn ${vi}`, en: `${en} overdue` } : { vi: `còn ${vi}`, en: `${en} left` };
  return { minutes, words };
}
