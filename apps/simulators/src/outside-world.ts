import type { FastifyBaseLogger } from 'fastify';
import { BounceMailbox } from './bounce-mailbox/bounce-mailbox.ts';
import { SimulatedClock } from './clock/simulated-clock.ts';
import { FaultScript } from './faults/fault-script.ts';
import { Ledger } from './ledger/ledger.ts';
import { MinistryPlatform } from './ministry-platform/ministry-platform.ts';
import { handedIn } from './national-portal/handing-in/handed-in.ts';
import { HandingIn } from './national-portal/handing-in/handing-in.ts';
import { NationalPortal } from './national-portal/national-portal.ts';
import { portalRequest } from './national-portal/portal-request.ts';
import { restoreDossiers } from './national-portal/restore-dossiers.ts';
import { Sessions } from './national-portal/sessions.ts';
import { paymentEvent } from './payment-platform/payment-event.ts';
import { PaymentPlatform } from './payment-platform/payment-platform.ts';
import { SignOn } from './sign-on/sign-on.ts';
import { signOnEvent } from './sign-on/sign-on-event.ts';
import { ELECTRONIC_IDENTITY, OFFICERS } from './sign-on/sign-on-kinds.ts';
import { platformCall } from './shared-platform/platform-call.ts';
import { SharedPlatform } from './shared-platform/shared-platform.ts';
import { mailMessage } from './smtp-sink/mail-message.ts';
import { Mailbox } from './smtp-sink/mailbox.ts';
import { MessageCenter } from './smpp/message-center.ts';
import { smppEntry } from './smpp/smpp-entry.ts';
import { SmsGateway } from './viettel-sms/sms-gateway.ts';
import { smsRequest } from './viettel-sms/sms-request.ts';
import { WebhookReceiver } from './webhook-receiver/webhook-receiver.ts';
import { OfficialAccount } from './zalo/official-account.ts';
import { zaloEvent } from './zalo/zalo-event.ts';
import { VnptGateway } from './vnpt-sms/vnpt-gateway.ts';
import { vnptRequest } from './vnpt-sms/vnpt-request.ts';

export interface OutsideWorldOptions {
  /** Folder of the ledgers; in memory only when absent. */
  dataDir?: string | undefined;
  /** File through which other processes follow the simulated clock; it cannot be moved when absent. */
  clockFile?: string | undefined;
  /** How long a session of the portal lasts from log-in; 30 when absent. */
  sessionMinutes?: number | undefined;
  /** How many of its latest requests the portal has in memory at least; all when absent. */
  recentRequests?: number | undefined;
  /** Where people come back to from signing on, and the payment platform calls back; http://localhost:3000 when absent. */
  publicUrl?: string | undefined;
}

/** The simulated systems themselves, before anything listens. */
export interface OutsideWorld {
  readonly portal: NationalPortal;
  readonly handingIn: HandingIn;
  readonly ministry: MinistryPlatform;
  readonly sms: SmsGateway;
  readonly vnptSms: VnptGateway;
  readonly smpp: MessageCenter;
  readonly zalo: OfficialAccount;
  readonly mail: Mailbox;
  readonly bounces: BounceMailbox;
  readonly payments: PaymentPlatform;
  readonly webhooks: WebhookReceiver;
  readonly signOn: SignOn;
  readonly citizenSignOn: SignOn;
  readonly sharedPlatform: SharedPlatform;
  /** Address of the system. */
  readonly publicUrl: string;
  readonly faults: FaultScript;
  readonly clock: SimulatedClock;
  closeLedgers: () => void;
}

/** Opens the systems with what their ledgers hold from earlier runs. */
export function openOutsideWorld(options: OutsideWorldOptions, logger: FastifyBaseLogger): OutsideWorld {
  const { dataDir, clockFile, sessionMinutes = 30, publicUrl = 'http://localhost:3000' } = options;
  const recent = options.recentRequests;
  const clock = new SimulatedClock(clockFile);
  const requests = Ledger.open({ dataDir, logger, name: 'national-portal', entry: portalRequest, recent });
  const texts = Ledger.open({ dataDir, logger, name: 'viettel-sms', entry: smsRequest });
  const vnptTexts = Ledger.open({ dataDir, logger, name: 'vnpt-sms', entry: vnptRequest });
  const smppTexts = Ledger.open({ dataDir, logger, name: 'smpp', entry: smppEntry });
  const zaloEvents = Ledger.open({ dataDir, logger, name: 'zalo', entry: zaloEvent });
  const letters = Ledger.open({ dataDir, logger, name: 'mail', entry: mailMessage });
  const signOns = Ledger.open({ dataDir, logger, name: 'sign-on', entry: signOnEvent });
  const citizens = Ledger.open({ dataDir, logger, name: 'citizen-sign-on', entry: signOnEvent });
  const payments = Ledger.open({ dataDir, logger, name: 'payments', entry: paymentEvent });
  const handedInThere = Ledger.open({ dataDir, logger, name: 'handing-in', entry: handedIn });
  const platformCalls = Ledger.open({ dataDir, logger, name: 'shared-platform', entry: platformCall });
  const held = restoreDossiers(requests.entries, handedInThere.entries);
  return {
    portal: new NationalPortal(requests, held, new Sessions(clock, sessionMinutes), clock),
    handingIn: new HandingIn(handedInThere, held, clock),
    ministry: new MinistryPlatform(clock),
    sms: new SmsGateway(texts, clock),
    vnptSms: new VnptGateway(vnptTexts, clock),
    smpp: new MessageCenter(smppTexts, clock),
    zalo: new OfficialAccount(zaloEvents, clock),
    mail: new Mailbox(letters, clock),
    bounces: new BounceMailbox(clock),
    webhooks: new WebhookReceiver(),
    payments: new PaymentPlatform(payments, clock),
    publicUrl,
    sharedPlatform: new SharedPlatform(platformCalls, clock),
    signOn: new SignOn(signOns, clock, publicUrl, OFFICERS),
    citizenSignOn: new SignOn(citizens, clock, publicUrl, ELECTRONIC_IDENTITY),
    faults: new FaultScript(),
    clock,
    closeLedgers: () => {
      close(requests, handedInThere, payments, signOns, citizens, platformCalls);
      close(texts, vnptTexts, smppTexts, zaloEvents, letters);
    },
  };
}

const close = (...ledgers: readonly { close: () => void }[]): void =>
  ledgers.forEach((ledger) => ledger.close());
