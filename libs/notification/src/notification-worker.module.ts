import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, HandOverCodes, TrackingSecrets } from '#dossier';
import { OrganizationModule } from '#organization';
import { type OutboxSubscriber, OutboxSubscribers } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { NodemailerMailer } from './adapters/nodemailer.mailer.ts';
import { ViettelSmsGateway } from './adapters/viettel-sms.gateway.ts';
import { DeliverMessage } from './application/deliver-message.ts';
import { DispatchMessage } from './application/dispatch-message.ts';
import { FollowSubmissions } from './application/follow-submissions.ts';
import { Mailer } from './application/mailer.ts';
import { ForgetRecipients } from './application/forget-recipients.ts';
import { NotifyApplicant } from './application/notify-applicant.ts';
import { RecordReceipt } from './application/record-receipt.ts';
import { SendHandOverCode } from './application/send-hand-over-code.ts';
import { SMS_GATEWAYS, type SmsGateway } from './application/sms-gateway.ts';
import { SweepDeliveries } from './application/sweep-deliveries.ts';
import { DeliveryJobs } from './jobs/delivery-jobs.ts';

/** What this module does upon messages of the outbox. */
const REACTIONS = Symbol('reactions');

/**
 * Writes and sends the messages; for the worker. It takes the readers it needs of the dossier, not the
 * DossierModule, whose endpoints have no place in a worker.
 */
@Module({
  imports: [OrganizationModule],
  providers: [
    DossierSnapshots,
    TrackingSecrets,
    NotifyApplicant,
    SendHandOverCode,
    HandOverCodes,
    ForgetRecipients,
    FollowSubmissions,
    SweepDeliveries,
    DispatchMessage,
    DeliverMessage,
    DeliveryJobs,
    {
      provide: REACTIONS,
      useFactory: (...reactions: OutboxSubscriber[]) => reactions,
      inject: [NotifyApplicant, SendHandOverCode, ForgetRecipients, FollowSubmissions],
    },
    RecordReceipt,
    ViettelSmsGateway,
    {
      provide: SMS_GATEWAYS,
      useFactory: (...gateways: SmsGateway[]) => gateways,
      inject: [ViettelSmsGateway],
    },
    { provide: Mailer, useClass: NodemailerMailer },
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
