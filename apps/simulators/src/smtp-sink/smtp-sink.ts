import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { BounceMailbox } from '../bounce-mailbox/bounce-mailbox.ts';
import type { FaultScript } from '../faults/fault-script.ts';
import { noAnswer, perform } from '../faults/perform.ts';
import type { Mailbox } from './mailbox.ts';
import { mailExchange, unavailable } from './mail-exchange.ts';

export interface SmtpSinkOptions {
  mailbox: Mailbox;
  /** Where what cannot be delivered comes back to. */
  bounces: BounceMailbox;
  faults: FaultScript;
  logger: FastifyBaseLogger;
}

/** A mail server that takes every message, without log-in or TLS. */
export class SmtpSink {
  private readonly server: SMTPServer;
  /** Open connections by the client's port. */
  private readonly sockets = new Map<number, Socket>();

  constructor(private readonly options: SmtpSinkOptions) {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onConnect: (_session, callback) => callback(this.unlessUp()),
      onMailFrom: (_address, _session, callback) => callback(this.unlessUp()),
      onData: (stream, session, callback) => void this.take(stream, session, callback).catch(callback),
    });
    this.server.on('error', (error) => options.logger.info({ err: error }, 'an SMTP connection broke'));
    this.server.server.on('connection', (socket) => this.remember(socket));
  }

  /** @param port 0 = any free one. @throws when it is taken. */
  async listen(port: number, host: string): Promise<void> {
    await once(this.server.listen(port, host), 'listening');
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(resolve));
    for (const socket of this.sockets.values()) socket.destroy();
    await closed;
  }

  private async take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    reply: (refusal: Error | null) => void,
  ): Promise<void> {
    const { mailbox, bounces, faults } = this.options;
    const socket = this.sockets.get(session.remotePort);
    const mail = await simpleParser(stream);
    const exchange = mailExchange({ mailbox, bounces }, { envelope: session.envelope, mail }, socket);
    const answer = await perform(faults.take({ target: 'mail' }), exchange);
    if (answer === noAnswer) socket?.destroy();
    else if (typeof answer === 'string') socket?.end(answer);
    else reply(answer);
  }

  private unlessUp(): Error | null {
    return this.options.faults.isDown('mail') ? unavailable : null;
  }

  private remember(socket: Socket): void {
    const port = socket.remotePort;
    if (port === undefined) return;
    this.sockets.set(port, socket);
    // Every message of a kept connection watches for its end.
    socket.setMaxListeners(0);
    socket.once('close', () => this.sockets.delete(port));
  }
}
