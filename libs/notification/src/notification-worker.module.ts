import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, HandOverCodes, NoticePapersModule, TrackingSecrets } from '#dossier';
import { OrganizationModule } from '#organization';
import { type OutboxSubscriber, OutboxSubscribers } from '#platform/outbox';
import { Clock } from '#platform/clock';
import { CONFIG, type Config, type SmsGatewayName } from '#platform/config';
import { Logger } from '#platform/logging';
import { Sweeper } from '#platform/queue';
import { WorkingCalendarModule } from '#working-calendar';
import { ImapBounceMailbox } from './adapters/imap-bounce.mailbox.ts';
import { NodemailerMailer } from './adapters/nodemailer.mailer.ts';
import { PostgresCallPermits } from './adapters/postgres-call-permits.ts';
import { SmppSmsGateway } from './adapters/smpp/smpp-sms.gateway.ts';
import { ViettelSmsGateway } from './adapters/viettel-sms.gateway.ts';
import { VnptSmsGateway } from './adapters/vnpt-sms.gateway.ts';
import { BounceAddresses } from './application/bounce-addresses.ts';
import { BounceMailbox } from './application/bounce-mailbox.ts';
import { CallPermits } from './application/call-permits.ts';
import { DeliverMessage } from './application/deliver-message.ts';
import { DispatchMessage } from './application/dispatch-message.ts';
import { FinishedTexts } from './application/finished-texts.ts';
import { FollowSentAgain } from './application/follow-sent-again.ts';
import { FollowSubmissions } from './application/follow-submissions.ts';
import { Gateways } from './application/gateways.ts';
import { LetterPapers } from './application/letter-papers.ts';
import { Mailer } from './application/mailer.ts';
import { MessageTemplates } from './application/message-templates.ts';
import { MessagesAbout } from './application/messages-about.ts';
import { ForgetRecipients } from './application/forget-recipients.ts';
import { NotifyApplicant } from './application/notify-applicant.ts';
import { PartsOfMessages } from './application/parts-of-messages.ts';
import { ReadBounces } from './application/read-bounces.ts';
import { RecordReceipt } from './application/record-receipt.ts';
import { SendHandOverCode } from './application/send-hand-over-code.ts';
import { SMS_GATEWAYS, type SmsGateway } from './application/sms-gateway.ts';
import { LookAfterNotices } from './application/officers/look-after-notices.ts';
import { NoticeOfficers } from './application/officers/notice-officers.ts';
import { OfficeDays } from './application/officers/office-days.ts';
import { SendDigests } from './application/officers/send-digests.ts';
import { WriteDigests } from './application/officers/write-digests.ts';
import { RemindApplicant } from './application/remind-applicant.ts';
import { RemindOfSupplements } from './application/remind-of-supplements.ts';
import { NoticeSilence } from './application/notice-silence.ts';
import { SweepDeliveries } from './application/sweep-deliveries.ts';
import { TellOfMoney } from './application/tell-of-money.ts';
import { WriteMessages } from './application/write-messages.ts';
import { WeighGateways } from './application/weigh-gateways.ts';
import { TakeInReceipts } from './application/take-in-receipts.ts';
import { DeliveryJobs } from './jobs/delivery-jobs.ts';

/** What this module does upon messages of the outbox. */
const REACTIONS = Symbol('reactions');

/** The gateways there may be, by the names SMS_GATEWAYS knows them by. */
const GATEWAYS: Readonly<
  Record<SmsGatewayName, (config: Config, logger: Logger, parts: PartsOfMessages, clock: Clock) => SmsGateway>
> = {
  viettel: (config, logger) => new ViettelSmsGateway(config, logger),
  vnpt: (config, logger) => new VnptSmsGateway(config, logger),
  smpp: (config, logger, parts, clock) => new SmppSmsGateway(config, parts, clock, logger),
};

const gatewayToken = (name: string): string => `SMS gateway ${name}`;

/**
 * Writes and sends the messages; for the worker. It takes the readers it needs of the dossier, not the
 * DossierModule, whose endpoints have no place in a worker.
 */
@Module({
  imports: [OrganizationModule, NoticePapersModule, WorkingCalendarModule],
  providers: [
    DossierSnapshots,
    TrackingSecrets,
    MessageTemplates,
    MessagesAbout,
    WriteMessages,
    NotifyApplicant,
    SendHandOverCode,
    TellOfMoney,
    RemindApplicant,
    RemindOfSupplements,
    NoticeSilence,
    NoticeOfficers,
    LookAfterNotices,
    OfficeDays,
    WriteDigests,
    SendDigests,
    HandOverCodes,
    ForgetRecipients,
    FollowSubmissions,
    FollowSentAgain,
    SweepDeliveries,
    Gateways,
    WeighGateways,
    { provide: CallPermits, useClass: PostgresCallPermits },
    ...[FinishedTexts, LetterPapers, DispatchMessage],
    DeliverMessage,
    DeliveryJobs,
    {
      provide: REACTIONS,
      useFactory: (...reactions: OutboxSubscriber[]) => reactions,
      inject: [
        NotifyApplicant,
        SendHandOverCode,
        TellOfMoney,
        RemindApplicant,
        NoticeOfficers,
        ForgetRecipients,
        FollowSubmissions,
        FollowSentAgain,
      ],
    },
    RecordReceipt,
    TakeInReceipts,
    PartsOfMessages,
    // Each by itself, so that one with a connection hears of start and end.
    ...Object.entries(GATEWAYS).map(([name, make]) => ({
      provide: gatewayToken(name),
      useFactory: (config: Config, parts: PartsOfMessages, clock: Clock, logger: Logger) =>
        config.SMS_GATEWAYS.some((wanted) => wanted === name)
          ? make(config, logger, parts, clock)
          : undefined,
      inject: [CONFIG, PartsOfMessages, Clock, Logger],
    })),
    {
      provide: SMS_GATEWAYS,
      useFactory: ({ SMS_GATEWAYS: wanted }: Config, ...gateways: (SmsGateway | undefined)[]) =>
        wanted.flatMap((name) => gateways.find((gateway) => gateway?.name === name) ?? []),
      inject: [CONFIG, ...Object.keys(GATEWAYS).map(gatewayToken)],
    },
    { provide: Mailer, useClass: NodemailerMailer },
    ...[BounceAddresses, ReadBounces, { provide: BounceMailbox, useClass: ImapBounceMailbox }],
  ],
  exports: [
    ...[ReadBounces, TakeInReceipts, WeighGateways],
    ...[RemindOfSupplements, NoticeSilence, LookAfterNotices, SendDigests],
  ],
})
export class NotificationWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    @Inject(REACTIONS) private readonly reactions: readonly OutboxSubscriber[],
    private readonly sweeper: Sweeper,
    private readonly sweep: SweepDeliveries,
  ) {}

  onModuleInit(): void {
    for (const reaction of this.reactions) this.subscribers.add(reaction);
    this.sweeper.add(this.sweep);
  }
}
