import type { ActionInput, ForeseenReaction, ImaginedDossier, OpenTask } from '#dossier';
import type { TimeLimit } from '#deadline';
import type { Bilingual, FieldFault } from '#platform/problem';
import type { Facts } from '#workflow';

/** What an administrator wants to be done next. */
export interface WishedTurn {
  step: string;
  action: string;
  facts?: Facts | undefined;
  /** From the opening of the step, by the calendar of who acts; absent = its limit. */
  after?: TimeLimit | undefined;
  /** Instead of a length. */
  at?: Date | undefined;
}

/** The dossier after something was done, and what others would do upon it. */
export interface Moment {
  readonly at: Date;
  readonly dossier: ImaginedDossier;
  readonly reactions: readonly ForeseenReaction[];
}

/** What happens by itself when an appointment passes. */
export interface Lateness {
  /** The appointment. */
  readonly dueAt: Date;
  readonly at: Date;
  readonly reactions: readonly ForeseenReaction[];
}

export interface Turn extends Moment {
  /** What was done, with what was made up for it. */
  readonly done: { step: string; action: string; input: ActionInput };
  /** As it waited. */
  readonly task: OpenTask;
  /** What happened between the turn before and this one. */
  readonly lateness: Lateness | null;
}

/** Why a walk went no further, and at which turn. */
export interface Stop extends Bilingual {
  readonly pointer: string;
  readonly code: string;
  readonly errors: readonly FieldFault[];
}

export interface Walk {
  readonly reception: Moment;
  readonly turns: readonly Turn[];
  readonly stopped: Stop | null;
}

/** The dossier at the end of a walk. */
export const lastMoment = ({ reception, turns }: Pick<Walk, 'reception' | 'turns'>): Moment =>
  turns.at(-1) ?? reception;
