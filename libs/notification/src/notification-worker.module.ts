import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierSnapshots, TrackingSecrets } from '#dossier';
import { OrganizationModule } from '#organization';
import { OutboxSubscribers } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { NodemailerMailer } from './adapters/nodemailer.mailer.ts';
import { ViettelSmsGateway } from './adapters/viettel-sms.gateway.ts';
import { DeliverMessage } from './application/deliver-message.ts';
import { DispatchMessage } from './application/dispatch-message.ts';
import { Mailer } from './application/mailer.ts';
import { ForgetRecipients } from './application/forget-recipients.ts';
import { NotifyApplicant } from './application/notify-applicant.ts';
import { SmsGateway } from './application/sms-gateway.ts';
import { SweepDeliveries } from './application/sweep-deliveries.ts';
import { DeliveryJobs } from './jobs/delivery-jobs.ts';

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
    ForgetRecipients,
    SweepDeliveries,
    DispatchMessage,
    DeliverMessage,
    DeliveryJobs,
    { provide: SmsGateway, useClass: ViettelSmsGateway },
    { provide: Mailer, useClass: NodemailerMailer },
  ],
})
export class NotificationWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly notify: NotifyApplicant,
    private readonly forget: ForgetRecipients,
    private readonly sweeper: Sweeper,
    private readonly sweep: SweepDeliveries,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.notify);
    this.subscribers.add(this.forget);
    this.sweeper.add(this.sweep);
  }
}
