import { HandOverCodes, NoticePapers, TrackingSecrets } from '#dossier';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/database';
import { silentLogger, testPersonalData } from '#testing';
import { PostgresCallPermits } from '../src/adapters/postgres-call-permits.ts';
import { DeliverMessage } from '../src/application/deliver-message.ts';
import { DispatchMessage } from '../src/application/dispatch-message.ts';
import { FinishedTexts } from '../src/application/finished-texts.ts';
import { Gateways } from '../src/application/gateways.ts';
import { LetterPapers } from '../src/application/letter-papers.ts';
import type { Mailer } from '../src/application/mailer.ts';
import type { SmsGateway } from '../src/application/sms-gateway.ts';

export const gatewaysOf = (
  database: Database,
  clock: Clock,
  config: Config,
  texts: readonly SmsGateway[],
  mailer: Mailer,
): Gateways => new Gateways(texts, mailer, new PostgresCallPermits(database, config), clock);

/** Whoever delivers over these gateways. */
export function deliveringOver(
  gateways: Gateways,
  database: Database,
  clock: Clock,
  config: Config,
  papers = new NoticePapers(),
): DeliverMessage {
  const logger = silentLogger();
  const personal = testPersonalData(database);
  const texts = new FinishedTexts(new TrackingSecrets(config), new HandOverCodes(config));
  const letterPapers = new LetterPapers(papers, logger);
  const dispatch = new DispatchMessage(personal, texts, letterPapers, gateways, logger);
  return new DeliverMessage(database, clock, gateways, dispatch, config);
}

export const delivering = (
  database: Database,
  clock: Clock,
  config: Config,
  texts: readonly SmsGateway[],
  mailer: Mailer,
): DeliverMessage =>
  deliveringOver(gatewaysOf(database, clock, config, texts, mailer), database, clock, config);
