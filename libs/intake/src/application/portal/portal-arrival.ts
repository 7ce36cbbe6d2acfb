import type { Reader } from '#identity';

/** Something the portal sent, and who brings it now: the portal's account, or an officer who tries again. */
export interface PortalArrival {
  body: Readonly<Record<string, unknown>>;
  /** Fields that whoever tries again puts in the place of what was sent. */
  added?: Readonly<Record<string, string>>;
  digest: Buffer;
  /** MaHoSo as it was said; absent = it was not. */
  code: string | undefined;
  sourceAgencyId: number;
  by: Reader;
}

/** What became of it. `duplicate`: the same had been received before. */
export type ArrivalOutcome =
  { kind: 'received' | 'duplicate' } | { kind: 'refused'; problem: string; reason: string };
