import type { ParsedMail } from 'mailparser';
import type { SMTPServerEnvelope } from 'smtp-server';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { MailMessage } from './mail-message.ts';

export interface ReceivedMail {
  envelope: SMTPServerEnvelope;
  mail: ParsedMail;
}

/** Every mailbox of the world in one. */
export class Mailbox {
  constructor(
    private readonly ledger: Ledger<MailMessage>,
    private readonly clock: SimulatedClock,
  ) {}

  keep({ envelope, mail }: ReceivedMail): void {
    this.ledger.append({
      number: this.ledger.entries.length + 1,
      at: this.clock.stamp(),
      messageId: mail.messageId ?? null,
      from: mail.from?.text ?? (envelope.mailFrom ? envelope.mailFrom.address : ''),
      to: envelope.rcptTo.map(({ address }) => address),
      subject: mail.subject ?? '',
      text: mail.text ?? null,
      html: mail.html || null,
      date: mail.date?.toISOString() ?? null,
      attachments: mail.attachments.map(({ filename }) => filename ?? 'không tên'),
    });
  }

  /** Messages, newest first; those to one address if asked. */
  messages({ to }: { to?: string | undefined } = {}): MailMessage[] {
    return this.ledger.entries.filter((message) => !to || message.to.includes(to)).reverse();
  }

  message(number: number): MailMessage | undefined {
    return this.ledger.entries[number - 1];
  }
}
