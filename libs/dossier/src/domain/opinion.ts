import type { TimeLimit } from '#deadline';

/** What an answer amounts to. */
export const OPINION_VERDICTS = ['agree', 'disagree', 'other'] as const;
export type OpinionVerdict = (typeof OPINION_VERDICTS)[number];

/** Ended = its dossier ended before it was answered. */
export const OPINION_STATES = ['open', 'answered', 'taken-back', 'ended'] as const;
export type OpinionState = (typeof OPINION_STATES)[number];

/** An opinion another agency still owes. */
export interface OpenOpinion {
  id: string;
  /** The step it was asked from. */
  step: string;
  agencyId: number;
  dueAt: Date;
}

/** A question put to one agency. */
export interface AskedOpinion {
  readonly id: string;
  readonly agencyId: number;
  readonly dueAt: Date;
}

/** What an agency is asked, and until when. */
export interface OpinionQuestion {
  readonly question: string;
  /** Number of the paper it is asked by. */
  readonly paper: string | null;
  /** Counted on the calendar of whoever is asked. */
  readonly limit: TimeLimit;
}

/** A paper an opinion was given by. */
export interface OpinionPaper {
  readonly number?: string | undefined;
  readonly name: string;
}

export const VERDICT_IN_WORDS: Record<OpinionVerdict, string> = {
  agree: 'Thống nhất',
  disagree: 'Không thống nhất',
  other: 'Ý kiến khác',
};
