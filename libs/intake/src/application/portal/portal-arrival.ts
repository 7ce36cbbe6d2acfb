import type { ArrivalSource } from '../../domain/submission.ts';
import type { Actor } from '../submissions/submission-trace.ts';

/** Something another system holds for the province, and who brings it now: its account, this system, or an officer who tries again. */
export interface PortalArrival {
  source: ArrivalSource;
  body: Readonly<Record<string, unknown>>;
  /** Fields that whoever tries again puts in the place of what was sent. */
  added?: Readonly<Record<string, string>>;
  digest: Buffer;
  /** MaHoSo, or MaHoSoLT of the civil-status system, as it was said; absent = it was not. */
  code: string | undefined;
  /** Whose account brought it; `null` = this system fetched it. */
  sourceAgencyId: number | null;
  by: Actor;
}

/** What became of it. `duplicate`: the same had been received before. */
export type ArrivalOutcome =
  { kind: 'received' | 'duplicate' } | { kind: 'refused'; problem: string; reason: string };
