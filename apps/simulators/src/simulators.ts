import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { buildHttpFront } from './http-front.ts';
import { openOutsideWorld, type OutsideWorld, type OutsideWorldOptions } from './outside-world.ts';
import { SmtpSink } from './smtp-sink/smtp-sink.ts';
import { VirusScanner } from './virus-scanner/virus-scanner.ts';

export interface SimulatorsOptions extends OutsideWorldOptions {
  /** Address to listen on; this machine only unless said otherwise. */
  host?: string;
  /** HTTP port; 0 = any free one. */
  port: number;
  /** SMTP port; 0 = any free one. */
  smtpPort: number;
  /** Port of the virus scanner; any free one when absent. */
  scannerPort?: number;
  /** Says nothing when absent. */
  logger?: FastifyBaseLogger;
}

/** The outside world, running in this process. */
export interface Simulators extends Omit<OutsideWorld, 'closeLedgers'> {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly smtpPort: number;
  readonly scanner: VirusScanner;
  close(): Promise<void>;
}

/** Starts the national portal, the SMS gateway, the mail server, the payment platform, the sign-on, the virus scanner and the clock. @throws when a port is taken. */
export async function startSimulators(options: SimulatorsOptions): Promise<Simulators> {
  const { host = '127.0.0.1', port, smtpPort, scannerPort = 0, logger = pino({ level: 'silent' }) } = options;
  const { closeLedgers, ...world } = openOutsideWorld(options, logger);
  const app = await buildHttpFront(world, logger);
  const sink = new SmtpSink({ mailbox: world.mail, faults: world.faults, logger });
  const scanner = new VirusScanner(world.faults);
  const close = async () => {
    world.faults.close();
    await Promise.all([app.close(), sink.close(), scanner.close()]);
    closeLedgers();
  };
  try {
    await sink.listen(smtpPort, host);
    await scanner.listen(scannerPort, host);
    const url = await app.listen({ port, host });
    world.signOn.openAt(url);
    world.payments.openAt(url);
    return { ...world, url, smtpPort: sink.port, scanner, close };
  } catch (error) {
    await close();
    throw error;
  }
}
