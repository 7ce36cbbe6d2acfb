import type { TimeLimit } from './time-limit.ts';

/** Why the clock of a dossier may stand still while it runs. The first two are waits of the workflow, the others acts. */
export const PAUSE_REASONS = [
  'supplement',
  'financial-obligation',
  'applicant-request',
  'force-majeure',
] as const;

/** Why a dossier's clock may stand still; `closed` = it had ended, and was reopened by a decision. */
export const SUSPENSION_REASONS = [...PAUSE_REASONS, 'closed'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** An interval in which the clock stands still (*tạm dừng tính thời hạn*): from `from`, up to but not including `to`. */
export interface Suspension {
  readonly reason: SuspensionReason;
  readonly from: Date;
  /** `null` while it lasts. */
  readonly to: Date | null;
  /** The document it rests on: number, date, what it asks for. */
  readonly paper: string | null;
  /** It ended because the dossier did, short of a result: what was waited for never came. */
  readonly inVain?: boolean | undefined;
  /** Set when it was entered afterwards: a paper found later. */
  readonly enteredLater?: LateEntryTrace | undefined;
}

/** Who entered an event after the fact, and who approved it. */
export interface LateEntryTrace {
  readonly enteredAt: Date;
  readonly enteredBy: string;
  readonly approvedBy: string;
  readonly explanation: string;
}

/** An extension with an apology (*gia hạn, xin lỗi và hẹn lại*, NĐ 61/2018 Đ.19.9). */
export interface Extension {
  readonly at: Date;
  readonly by: TimeLimit;
  readonly reason: string;
  /** The article or document that allows it. */
  readonly ground: string;
}

/** Everything that happened to a dossier's clock, each list in the order of time. */
export interface ClockHistory {
  readonly receivedAt: Date;
  readonly suspensions: readonly Suspension[];
  /** When the second phase began, the third, …; a dossier begins in the first. */
  readonly phaseStarts: readonly Date[];
  /** At most one. */
  readonly extension: Extension | null;
  /** The result, or withdrawal, stop or refusal; `null` while the dossier runs. */
  readonly endedAt: Date | null;
}
