import { HandOverCodes, NoticePapers, TrackingSecrets } from '#dossier';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/database';
import { silentLogger, testPersonalData } from '#testing';
import { EmailCarrier } from '../src/adapters/email/email.carrier.ts';
import { PostgresCallPermits } from '../src/adapters/postgres-call-permits.ts';
import { SmsCarrier } from '../src/adapters/sms/sms.carrier.ts';
import type { CallPermits } from '../src/application/call-permits.ts';
import type { Carrier } from '../src/application/carrier.ts';
import { DeliverMessage } from '../src/application/deliver-message.ts';
import { DispatchMessage } from '../src/application/dispatch-message.ts';
import { FinishedTexts } from '../src/application/finished-texts.ts';
import { Gateways } from '../src/application/gateways.ts';
import { LetterPapers } from '../src/application/letter-papers.ts';
import type { Mailer } from '../src/application/mailer.ts';
import type { SmsGateway } from '../src/application/sms-gateway.ts';

/** How texts get their secret and code, and letters their paper. */
function carriersOf(config: Config, texts: readonly SmsGateway[], mailer: Mailer): Carrier[] {
  const finished = new FinishedTexts(new TrackingSecrets(config), new HandOverCodes(config));
  const papers = new LetterPapers(new NoticePapers(), silentLogger());
  return [new SmsCarrier(texts, finished), new EmailCarrier(mailer, finished, papers)];
}

export const gatewaysOf = (
  database: Database,
  clock: Clock,
  config: Config,
  texts: readonly SmsGateway[],
  mailer: Mailer,
): Gateways => gatewaysUnder(new PostgresCallPermits(database, config), clock, config, texts, mailer);

export const gatewaysUnder = (
  permits: CallPermits,
  clock: Clock,
  config: Config,
  texts: readonly SmsGateway[],
  mailer: Mailer,
): Gateways => new Gateways(carriersOf(config, texts, mailer), permits, clock);

/** Whoever delivers over these gateways. */
export function deliveringOver(
  gateways: Gateways,
  database: Database,
  clock: Clock,
  config: Config,
): DeliverMessage {
  const dispatch = new DispatchMessage(testPersonalData(database), gateways, silentLogger());
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
