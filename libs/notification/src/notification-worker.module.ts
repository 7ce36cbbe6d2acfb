import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, HandOverCodes, NoticePapersModule, TrackingSecrets } from '#dossier';
import { OrganizationModule } from '#organization';
import { type OutboxSubscriber, OutboxSubscribers } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { WorkingCalendarModule } from '#working-calendar';
import { emailChannel } from './adapters/email/email-channel.ts';
import { EmailCarrier } from './adapters/email/email.carrier.ts';
import { PostgresCallPermits } from './adapters/postgres-call-permits.ts';
import { smsChannel } from './adapters/sms/sms-channel.ts';
import { SmsCarrier } from './adapters/sms/sms.carrier.ts';
import { zaloChannel } from './adapters/zalo/zalo-channel.ts';
import { ZaloCarrier } from './adapters/zalo/zalo.carrier.ts';
import { CallPermits } from './application/call-permits.ts';
import { type Carrier, CARRIERS } from './application/carrier.ts';
import { DeliverMessage } from './application/deliver-message.ts';
import { DispatchMessage } from './application/dispatch-message.ts';
import { FinishedTexts } from './application/finished-texts.ts';
import { FollowSentAgain } from './application/follow-sent-again.ts';
import { FollowSubmissions } from './application/follow-submissions.ts';
import { Gateways } from './application/gateways.ts';
import { MessageTemplates } from './application/message-templates.ts';
import { MessagesAbout } from './application/messages-about.ts';
import { ForgetRecipients } from './application/forget-recipients.ts';
import { NotifyApplicant } from './application/notify-applicant.ts';
import { PartsOfMessages } from './application/parts-of-messages.ts';
import { ReadBounces } from './application/read-bounces.ts';
import { RecordReceipt } from './application/record-receipt.ts';
import { SendHandOverCode } from './application/send-hand-over-code.ts';
import { SendSecret } from './application/send-secret.ts';
import { LookAfterNotices } from './application/officers/look-after-notices.ts';
import { NoticeOfficers } from './application/officers/notice-officers.ts';
import { OfficeDays } from './application/officers/office-days.ts';
import { SendDigests } from './application/officers/send-digests.ts';
import { TellLadder } from './application/officers/tell-ladder.ts';
import { TellOutside } from './application/officers/tell-outside.ts';
import { WriteLadderMessages } from './application/officers/write-ladder-messages.ts';
import { WriteDigests } from './application/officers/write-digests.ts';
import { ReaddressMessages } from './application/readdress-messages.ts';
import { RemindApplicant } from './application/remind-applicant.ts';
import { RemindOfSupplements } from './application/remind-of-supplements.ts';
import { NoticeSilence } from './application/notice-silence.ts';
import { SweepDeliveries } from './application/sweep-deliveries.ts';
import { TellOfAnswers } from './application/tell-of-answers.ts';
import { TellOfMoney } from './application/tell-of-money.ts';
import { WriteMessages } from './application/write-messages.ts';
import { WeighGateways } from './application/weigh-gateways.ts';
import { TakeInReceipts } from './application/take-in-receipts.ts';
import { DeliveryJobs } from './jobs/delivery-jobs.ts';
import { NotificationFetchingModule } from './notification-fetching.module.ts';

/** What this module does upon messages of the outbox. */
const REACTIONS = Symbol('reactions');

/** The channels there are; what each needs is in its folder. */
const CHANNELS = [...smsChannel, ...emailChannel, ...zaloChannel];

/**
 * Writes and sends the messages; for the worker. It takes the readers it needs of the dossier, not the
 * DossierModule, whose endpoints have no place in a worker.
 */
@Module({
  imports: [OrganizationModule, NoticePapersModule, WorkingCalendarModule, NotificationFetchingModule],
  providers: [
    DossierSnapshots,
    TrackingSecrets,
    MessageTemplates,
    MessagesAbout,
    WriteMessages,
    ...[NotifyApplicant, ReaddressMessages],
    SendHandOverCode,
    SendSecret,
    ...[TellOfMoney, TellOfAnswers],
    RemindApplicant,
    RemindOfSupplements,
    NoticeSilence,
    ...[NoticeOfficers, TellLadder, TellOutside, WriteLadderMessages],
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
    ...[FinishedTexts, DispatchMessage],
    DeliverMessage,
    DeliveryJobs,
    {
      provide: REACTIONS,
      useFactory: (...reactions: OutboxSubscriber[]) => reactions,
      inject: [
        NotifyApplicant,
        SendHandOverCode,
        SendSecret,
        ...[TellOfMoney, TellOfAnswers],
        RemindApplicant,
        NoticeOfficers,
        TellLadder,
        ForgetRecipients,
        FollowSubmissions,
        FollowSentAgain,
      ],
    },
    RecordReceipt,
    TakeInReceipts,
    PartsOfMessages,
    ...CHANNELS,
    {
      provide: CARRIERS,
      useFactory: (...carriers: Carrier[]) => carriers,
      inject: [SmsCarrier, EmailCarrier, ZaloCarrier],
    },
  ],
  exports: [
    ...[ReadBounces, TakeInReceipts, WeighGateways],
    ...[RemindOfSupplements, NoticeSilence, LookAfterNotices, SendDigests, TellOutside],
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
