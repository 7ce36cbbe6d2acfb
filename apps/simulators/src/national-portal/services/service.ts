import type { AskedQuestions } from '../asked-questions.ts';
import type { HeldDossiers } from '../held-dossiers.ts';
import type { HeldRatings } from '../held-ratings.ts';
import type { ProvinceAnswers } from '../province-answers.ts';
import type { PublishedProcedures } from '../published-procedures.ts';
import type { Refusal } from '../protocol.ts';
import type { ToldCatalogues } from '../told-catalogues.ts';

/** Where a list goes wrong. */
export interface Halt {
  /** Elements taken before; half of them when absent. */
  first?: number | undefined;
  /** Why the others are not. */
  refusal: Refusal;
}

export interface ServiceCall {
  body: Readonly<Record<string, unknown>>;
  held: HeldDossiers;
  procedures: PublishedProcedures;
  questions: AskedQuestions;
  ratings: HeldRatings;
  provinceAnswers: ProvinceAnswers;
  catalogues: ToldCatalogues;
  /** When the call arrived, RFC 3339. */
  at: string;
  halt?: Halt | undefined;
}

export interface ServiceOutcome {
  /** Why the call as a whole did not succeed. */
  refusal?: Refusal;
  /** `result` of the answer. */
  rows: Record<string, unknown>[];
  /** Positions in `data` of the elements that were stored. */
  stored?: number[];
}

/** One `service` of the business end point. */
export type Service = (call: ServiceCall) => ServiceOutcome;

export const unsuccessful = (reason: Refusal): ServiceOutcome => ({ refusal: reason, rows: [] });
