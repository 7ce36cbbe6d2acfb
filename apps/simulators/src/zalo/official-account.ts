import { createHash, randomBytes } from 'node:crypto';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { TokenDesk } from './token-desk.ts';
import type { ZaloAnswer, ZaloEvent, ZaloMessage } from './zalo-event.ts';
import { type TemplateMessage, templateMessage, zaloRefusal } from './zalo-refusal.ts';

const account = demoAccounts.zalo;

/** An event as Zalo sends it. */
export interface SignedEvent {
  body: string;
  /** Header `X-ZEvent-Signature`. */
  signature: string;
}

/** Zalo, for one application and one official account: sends messages by template. */
export class OfficialAccount {
  readonly tokens: TokenDesk;
  /** Messages a day. */
  quota = 5_000;
  private readonly strangers = new Set<string>();

  constructor(
    private readonly ledger: Ledger<ZaloEvent>,
    private readonly clock: SimulatedClock,
  ) {
    this.tokens = new TokenDesk(ledger, clock);
  }

  /** Somebody has no account at Zalo. @param phone 84xxxxxxxxx */
  forget(phone: string): void {
    this.strangers.add(phone);
  }

  /** Takes a message. What Zalo makes of a tracking id that was there before is not published: here it goes out again, and is marked. */
  send(sent: unknown, access: unknown, fault: FaultKind | null): ZaloAnswer {
    const message = read(sent);
    const standing = {
      isTokenGood: this.tokens.isGood(access),
      hasAccount: !this.strangers.has(message.phone),
      remaining: this.remaining,
    };
    const refusal = zaloRefusal(message, standing);
    return refusal ? this.record(message, fault, refusal, null) : this.taken(message, fault, true);
  }

  /** Says it took the message and forgets it. */
  pretend(sent: unknown, fault: FaultKind | null): ZaloAnswer {
    return this.taken(read(sent), fault, false);
  }

  reject(sent: unknown, fault: FaultKind | null, answer: ZaloAnswer): ZaloAnswer {
    return this.record(read(sent), fault, answer, null);
  }

  /** The call ended without an answer in the protocol. */
  leaveUnanswered(sent: unknown, fault: FaultKind | null): void {
    this.record(read(sent), fault, null, null);
  }

  /** Messages people got, newest first. @param to 84xxxxxxxxx */
  messages({ to }: { to?: string | undefined } = {}): ZaloMessage[] {
    return this.requests()
      .filter((entry) => entry.msgId !== null && (!to || entry.to === to))
      .reverse();
  }

  /** Every call, oldest first. */
  requests(): ZaloMessage[] {
    return this.ledger.entries.filter((entry) => entry.what === 'message');
  }

  /** That a message is on a phone, of any message there is or is not. */
  arrivalOf(msgId: string): SignedEvent {
    const message = this.requests().find((entry) => entry.msgId === msgId);
    const now = String(this.clock.now().toMillis());
    return signed({
      ...{ sender: { id: account.oaId }, recipient: { id: message?.to ?? '' } },
      event_name: 'user_received_message',
      message: { delivery_time: now, msg_id: msgId, tracking_id: message?.trackingId ?? '' },
      ...{ app_id: account.appId, timestamp: now },
    });
  }

  private get remaining(): number {
    const today = this.clock.stamp().slice(0, 10);
    return this.quota - this.messages().filter(({ at }) => at.startsWith(today)).length;
  }

  private taken(message: TemplateMessage, fault: FaultKind | null, isSent: boolean): ZaloAnswer {
    const msgId = randomBytes(10).toString('hex');
    const answer: ZaloAnswer = {
      ...{ error: 0, message: 'Success' },
      data: {
        ...{ msg_id: msgId, sent_time: String(this.clock.now().toMillis()), sending_mode: '1' },
        quota: { dailyQuota: String(this.quota), remainingQuota: String(this.remaining - 1) },
      },
    };
    return this.record(message, fault, answer, isSent ? msgId : null);
  }

  private record<Answer extends ZaloAnswer | null>(
    message: TemplateMessage,
    fault: FaultKind | null,
    answer: Answer,
    msgId: string | null,
  ): Answer {
    const { phone: to, template_id: template, tracking_id: trackingId } = message;
    this.ledger.append({
      ...{ what: 'message', at: this.clock.stamp(), msgId, trackingId, to, template },
      content: Object.values(message.template_data).join(' – '),
      repeated: trackingId !== '' && this.messages().some((entry) => entry.trackingId === trackingId),
      ...{ answer, fault },
    });
    return answer;
  }
}

const read = (sent: unknown): TemplateMessage =>
  templateMessage.parse(typeof sent === 'object' && sent !== null ? sent : {});

/** An event of any kind, signed as Zalo signs: over the application, the body, its timestamp and the account's secret. */
export function signed(event: Record<string, unknown> & { timestamp: string }): SignedEvent {
  const body = JSON.stringify(event);
  const hash = createHash('sha256').update(account.appId + body + event.timestamp + account.oaSecret);
  return { body, signature: `mac=${hash.digest('hex')}` };
}
