import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { deliveryReport, type ReportedFailure } from './delivery-report.ts';

/** A message as the mailbox holds it. */
export interface HeldMail {
  uid: number;
  source: Buffer;
  flags: Set<string>;
  at: Date;
}

/** The mailbox that what cannot be delivered comes back to. Nothing survives a restart. */
export class BounceMailbox {
  private held: HeldMail[] = [];
  private lastUid = 0;

  constructor(private readonly clock: SimulatedClock) {}

  /** In the order they arrived. */
  get mails(): readonly HeldMail[] {
    return this.held;
  }

  get nextUid(): number {
    return this.lastUid + 1;
  }

  /** @param at when it arrived; now when absent */
  deliver(source: string | Buffer, at: Date = this.clock.now().toJSDate()): void {
    this.lastUid += 1;
    this.held.push({ uid: this.lastUid, source: Buffer.from(source), flags: new Set(), at });
  }

  /** What a mail server sends back to an envelope's sender; nothing where there is none (RFC 5321 §4.5.5). */
  report(sender: string | undefined, failure: ReportedFailure): void {
    if (sender) this.deliver(deliveryReport(sender, failure));
  }

  expunge(which: (mail: HeldMail) => boolean): void {
    this.held = this.held.filter((mail) => !(mail.flags.has('\\Deleted') && which(mail)));
  }
}
