import type { OpenTask, TaskTimer } from './dossier-state.ts';

/** A task as it stood when it was left. */
export type FormerTask = Omit<OpenTask, 'timers'> & {
  /** Those that are still kept: fired, or due when it was left. */
  timers: OpenTask['timers'];
};

/** An open task goes to the same post of another agency. */
export interface SentTask {
  readonly kind: 'sent';
  readonly task: OpenTask;
  readonly agencyId: number;
  readonly dueAt: Date | null;
  readonly reason: string;
  readonly paper: string;
}

/** A task that was sent comes back as it was. */
export interface RestoredTask extends Pick<OpenTask, 'agencyId' | 'dueAt' | 'holder' | 'delegate'> {
  readonly kind: 'restored';
  readonly task: OpenTask;
  /** History sequence of the sending. */
  readonly sequence: number;
  readonly reason: string;
}

/** A task that was left is open again, and those that were opened from it are not. */
export interface ReopenedTask {
  readonly kind: 'reopened';
  readonly task: FormerTask;
  readonly closes: readonly OpenTask[];
  /** Those that were taken away when it was left. */
  readonly timers: readonly Pick<TaskTimer, 'timer' | 'inWait' | 'firesAt'>[];
}

/** What a change does to a task that one agency hands to another, or has back. */
export type HandedTask = SentTask | RestoredTask | ReopenedTask;

/** The tasks that must still be in the hands that were looked at. */
export const handsOf = (handed: HandedTask): readonly OpenTask[] =>
  handed.kind === 'reopened' ? handed.closes : [handed.task];
