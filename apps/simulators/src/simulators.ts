import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { ImapServer } from './bounce-mailbox/imap-server.ts';
import { buildHttpFront } from './http-front.ts';
import { openOutsideWorld, type OutsideWorld, type OutsideWorldOptions } from './outside-world.ts';
import { SmppServer } from './smpp/smpp-server.ts';
import { SmtpSink } from './smtp-sink/smtp-sink.ts';
import { VirusScanner } from './virus-scanner/virus-scanner.ts';

export interface SimulatorsOptions extends OutsideWorldOptions {
  /** Address to listen on; this machine only unless said otherwise. */
  host?: string;
  /** HTTP port; 0 = any free one. */
  port: number;
  /** SMTP port; 0 = any free one. */
  smtpPort: number;
  /** Port of the mailbox of what came back; any free one when absent. */
  imapPort?: number;
  /** Port of the virus scanner; any free one when absent. */
  scannerPort?: number;
  /** SMPP port; any free one when absent. */
  smppPort?: number;
  /** How long after a message over SMPP its receipt comes by itself; only when told to if absent. */
  smppReceiptSeconds?: number;
  /** Says nothing when absent. */
  logger?: FastifyBaseLogger;
}

/** The outside world, running in this process. */
export interface Simulators extends Omit<OutsideWorld, 'closeLedgers'> {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly scanner: VirusScanner;
  readonly smppServer: SmppServer;
  close(): Promise<void>;
}

/** Starts the national portal, the SMS gateways, the mail server, the payment platform, the sign-ons, the virus scanner and the clock. @throws when a port is taken. */
export async function startSimulators(options: SimulatorsOptions): Promise<Simulators> {
  const { host = '127.0.0.1', port, smtpPort, scannerPort = 0, smppPort = 0, imapPort = 0 } = options;
  const { logger = pino({ level: 'silent' }), smppReceiptSeconds: receiptSeconds } = options;
  const { closeLedgers, ...world } = openOutsideWorld(options, logger);
  const smppServer = new SmppServer({ center: world.smpp, faults: world.faults, receiptSeconds });
  const app = await buildHttpFront(world, smppServer, logger);
  const { mail: mailbox, bounces, faults } = world;
  const sink = new SmtpSink({ mailbox, bounces, faults, logger });
  const imap = new ImapServer(bounces, faults);
  const scanner = new VirusScanner(world.faults);
  const close = async () => {
    world.faults.close();
    await Promise.all([app.close(), sink.close(), imap.close(), scanner.close(), smppServer.close()]);
    closeLedgers();
  };
  try {
    await sink.listen(smtpPort, host);
    await imap.listen(imapPort, host);
    await scanner.listen(scannerPort, host);
    await smppServer.listen(smppPort, host);
    const url = await app.listen({ port, host });
    world.signOn.openAt(url);
    world.citizenSignOn.openAt(url);
    world.payments.openAt(url);
    return { ...world, url, smtpPort: sink.port, imapPort: imap.port, scanner, smppServer, close };
  } catch (error) {
    await close();
    throw error;
  }
}
