import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { CONFIG, type Config, mayGoInPlain } from '#platform/config';
import { Logger } from '#platform/logging';
import { QUEUE_POLICIES } from '#platform/queue';
import { BounceAddresses } from '../../application/bounce-addresses.ts';
import { type MailMessage, Mailer } from '../../application/mailer.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { withoutContacts } from '../../domain/recipients.ts';
import { dkimOf } from './dkim.ts';

/** What nodemailer knows of a failed call. */
interface SmtpFault {
  message: string;
  /** `EAUTH`, `EENVELOPE`, `ETIMEDOUT` … */
  code?: string;
  /** The SMTP reply, where there was one. */
  responseCode?: number;
  response?: string;
  /** What the reply was to: `RCPT TO`, `DATA` … */
  command?: string;
}

/** As many letters as the queues have in hand. */
const AT_ONCE = (['deliver-email', 'bulk-email', 'retry-email'] as const).reduce(
  (sum, queue) => sum + QUEUE_POLICIES[queue].concurrency,
  0,
);

/** A reply of 5yz to these concerns the recipient or the text; to any other step it concerns us. */
const ABOUT_THE_MESSAGE = ['RCPT TO', 'DATA'];

/**
 * SMTP over a pool of kept connections; encrypted, or nothing is sent. What the gateway knows a letter by is our own id, which its
 * envelope and its Message-ID carry.
 */
@Injectable()
export class NodemailerMailer extends Mailer implements OnApplicationShutdown {
  override readonly name = 'smtp';
  private readonly transport;
  private readonly idDomain: string;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bounces: BounceAddresses,
    private readonly logger: Logger,
  ) {
    super();
    const timeout = config.CALL_TIMEOUT_SECONDS * 1000;
    this.transport = createTransport({
      url: config.SMTP_URL,
      requireTLS: !mayGoInPlain(config, config.SMTP_URL),
      ...dkimOf(config),
      pool: true,
      maxConnections: AT_ONCE,
      // Sending again is our decision: a server that closed the connection may have taken the message.
      maxRequeues: 0,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.idDomain = new URL(config.PUBLIC_URL).hostname;
  }

  override async send({ id, to, subject, text, html, attachment }: MailMessage): Promise<Outcome> {
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        ...{ to, subject, text, html },
        ...this.envelopeOf(id, to),
        attachments: attachment ? [{ filename: attachment.name, content: attachment.bytes }] : [],
        messageId: `<${id}@${this.idDomain}>`,
        // RFC 3834: keeps out-of-office replies away.
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000),
      });
      return { kind: 'accepted', gatewayId: id };
    } catch (error) {
      return this.read(error as SmtpFault);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  /** What comes back tells which letter it is about, and not what it said (RFC 3461; where the server can). */
  private envelopeOf(id: string, to: string): Pick<SendMailOptions, 'envelope' | 'dsn'> {
    const from = this.bounces.of(id);
    if (from === undefined) return {};
    return { envelope: { from, to }, dsn: { id, return: 'headers', notify: 'failure' } };
  }

  private read({ code, responseCode, response, command, message }: SmtpFault): Outcome {
    const words = (response ?? `${code ?? ''} ${message}`).trim();
    const reason = withoutContacts(words).slice(0, 300);
    const refusesUs = code === 'EAUTH' || (responseCode !== undefined && responseCode >= 500);
    const unaddressable = code === 'EENVELOPE' && responseCode === undefined;
    const aboutTheMessage = ABOUT_THE_MESSAGE.includes(command ?? '');
    if (unaddressable || (refusesUs && aboutTheMessage)) return { kind: 'rejected', reason };
    if (!refusesUs) return { kind: 'unavailable', reason };
    this.logger.error('THE MAIL SERVER REFUSES US: no message goes out until it is mended', {
      command,
      reason,
    });
    return { kind: 'unavailable', reason, retryAfterSeconds: this.config.RETRY_LONGEST_SECONDS };
  }
}
