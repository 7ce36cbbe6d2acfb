import { Inject, Injectable } from '@nestjs/common';
import { ImapFlow } from 'imapflow';
import { CONFIG, type Config, mayGoInPlain } from '#platform/config';
import { Clock } from '#platform/clock';
import { Logger } from '#platform/logging';
import { type ArrivedMail, BounceMailbox, type Use } from '../../application/bounce-mailbox.ts';
import { readMail } from './read-report.ts';

/** Looked at in one go; the rest waits for the next. */
const BATCH = 200;

/** What is reported stands at the beginning, before the letter that comes back with it. */
const LONGEST_BYTES = 64 * 1024;

/** How long what was not taken in can be looked at. */
const LEFT_MS = 30 * 86_400_000;

/** IMAP, a connection a round. What was looked at is marked as read, so whatever it is, it is looked at once. */
@Injectable()
export class ImapBounceMailbox extends BounceMailbox {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async readNew(use: (mail: ArrivedMail) => Promise<Use>): Promise<void> {
    const client = this.open();
    // Whoever waits for an answer hears of it as well.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.mailboxOpen('INBOX');
      await this.clear(client);
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      for (const uid of unseen.slice(0, BATCH)) await this.readOne(client, String(uid), use);
      await client.logout();
    } finally {
      client.close();
    }
  }

  private async readOne(
    client: ImapFlow,
    uid: string,
    use: (mail: ArrivedMail) => Promise<Use>,
  ): Promise<void> {
    const query = { source: { start: 0, maxLength: LONGEST_BYTES } };
    const message = await client.fetchOne(uid, query, { uid: true });
    // Another worker took it in meanwhile.
    if (!message) return;
    // Before it is read: what takes so long that the server hangs up must not come first again.
    await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true });
    const mail = await this.read(message.source);
    if (!mail) return;
    try {
      if ((await use(mail)) === 'taken-in') await client.messageDelete(uid, { uid: true });
    } catch (error) {
      await client.messageFlagsRemove(uid, ['\\Seen'], { uid: true });
      throw error;
    }
  }

  private async read(source: Buffer | undefined): Promise<ArrivedMail | undefined> {
    try {
      return source && (await readMail(source));
    } catch (error) {
      this.logger.warn('what came back is no mail', { err: error });
      return undefined;
    }
  }

  private async clear(client: ImapFlow): Promise<void> {
    const before = new Date(this.clock.now().getTime() - LEFT_MS);
    const old = (await client.search({ seen: true, before }, { uid: true })) || [];
    if (old.length > 0) await client.messageDelete(old.slice(0, BATCH), { uid: true });
  }

  private open(): ImapFlow {
    const { BOUNCE_URL: address, CALL_TIMEOUT_SECONDS } = this.config;
    if (address === undefined) throw new Error('BOUNCE_URL is not set');
    const { protocol, hostname, port, username, password } = new URL(address);
    const secure = protocol === 'imaps:';
    const timeout = CALL_TIMEOUT_SECONDS * 1000;
    return new ImapFlow({
      ...{ host: hostname, port: Number(port) || (secure ? 993 : 143), secure },
      ...(secure || mayGoInPlain(this.config, address) ? {} : { doSTARTTLS: true }),
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      ...{ connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout },
      ...{ logger: false, disableAutoIdle: true },
    });
  }
}
