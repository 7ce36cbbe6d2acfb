import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierModule, ForeseenReactions, SubmissionNotices } from '#dossier';
import { OrganizationModule } from '#organization';
import { ForeseeNotices } from './application/foresee-notices.ts';
import { ListDeliveries } from './application/list-deliveries.ts';
import { MessageTemplates } from './application/message-templates.ts';
import { MessagesAbout } from './application/messages-about.ts';
import { RecordReceipt } from './application/record-receipt.ts';
import { TellSubmitter } from './application/tell-submitter.ts';
import { DeliveryController } from './http/delivery.controller.ts';

/** Shows officers what was sent, and what would be; writes to whoever hands in online. */
@Module({
  imports: [DossierModule, OrganizationModule],
  controllers: [DeliveryController],
  providers: [ListDeliveries, ForeseeNotices, TellSubmitter, RecordReceipt, MessageTemplates, MessagesAbout],
})
export class NotificationModule implements OnModuleInit {
  constructor(
    private readonly reactions: ForeseenReactions,
    private readonly foresee: ForeseeNotices,
    private readonly submissions: SubmissionNotices,
    private readonly tellSubmitter: TellSubmitter,
  ) {}

  onModuleInit(): void {
    this.reactions.add(this.foresee);
    this.submissions.add(this.tellSubmitter);
  }
}
