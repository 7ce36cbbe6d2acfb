import type { HeldDossiers } from '../held-dossiers.ts';
import type { PublishedProcedures } from '../published-procedures.ts';
import type { Refusal } from '../protocol.ts';

export interface ServiceCall {
  body: Readonly<Record<string, unknown>>;
  held: HeldDossiers;
  procedures: PublishedProcedures;
  /** When the call arrived, RFC 3339. */
  at: string;
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
