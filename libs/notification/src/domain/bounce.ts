import type { ReceiptOutcome } from './receipt.ts';

/** What a mail server reports of a message (RFC 3464), recipient by recipient; all as it stands there. */
export interface DeliveryReport {
  /** When it was written; null = it does not say. */
  at: Date | null;
  recipients: readonly ReportedRecipient[];
}

export interface ReportedRecipient {
  action: string;
  status: string;
  diagnostic: string;
}

const LONGEST_REASON = 300;

/**
 * What a report makes known. A letter has one recipient. Given up at last: by a refusal for good (5.x.x) of the mailbox or of the
 * text, or since the other server was away for too long (4.x.x). What is delayed is still tried, and what merely went on is not known to
 * have arrived.
 */
export function bounceOf({
  recipients,
}: DeliveryReport): { outcome: ReceiptOutcome; reason: string } | undefined {
  const failed = recipients.find(({ action }) => action.trim().toLowerCase() === 'failed');
  const status = /^\s*([45])\.(\d{1,3})\.(\d{1,3})\b/.exec(failed?.status ?? '');
  if (!failed || !status) return undefined;
  const [, kind, subject] = status;
  // No server writes this on purpose, and no table takes it.
  const words = `${failed.status} ${failed.diagnostic}`.replace(/\p{Cc}+/gu, ' ').trim();
  return { outcome: outcomeOf(kind, Number(subject)), reason: words.slice(0, LONGEST_REASON) };
}

/** RFC 3463 §3: what a refusal is about. */
const ABOUT_THE_CONTENT = 6;
const ABOUT_POLICY = 7;

function outcomeOf(kind: string | undefined, subject: number): ReceiptOutcome {
  if (kind === '4') return 'expired';
  return subject === ABOUT_THE_CONTENT || subject === ABOUT_POLICY ? 'rejected' : 'undeliverable';
}
