import { Module, type OnModuleInit } from '@nestjs/common';
import { DossierModule, ForeseenReactions, SubmissionNotices } from '#dossier';
import { OrganizationModule } from '#organization';
import { MessagesAnsweredFor } from './application/answering.ts';
import { ChangeTemplate } from './application/change-template.ts';
import { DeliveryFigures } from './application/delivery-figures.ts';
import { DeliveryMetrics } from './application/delivery-metrics.ts';
import { FindTemplate } from './application/find-template.ts';
import { ForeseeNotices } from './application/foresee-notices.ts';
import { ListDeliveries } from './application/list-deliveries.ts';
import { ListTemplates } from './application/list-templates.ts';
import { ListUndelivered } from './application/list-undelivered.ts';
import { MessageTemplates } from './application/message-templates.ts';
import { MessagesAbout } from './application/messages-about.ts';
import { ChooseDigest } from './application/officers/choose-digest.ts';
import { ListNotices } from './application/officers/list-notices.ts';
import { MarkNoticesRead } from './application/officers/mark-notices-read.ts';
import { PreviewedDossier, PreviewTemplate } from './application/preview-template.ts';
import { RecordReceipt } from './application/record-receipt.ts';
import { SendAgain } from './application/send-again.ts';
import { SetReminding } from './application/set-reminding.ts';
import { ShowApplicant } from './application/show-applicant.ts';
import { TellSubmitter } from './application/tell-submitter.ts';
import { SwitchChannels } from './application/switch-channels.ts';
import { ChannelSwitchController } from './http/channel-switch.controller.ts';
import { WriteMessages } from './application/write-messages.ts';
import { HearZalo } from './application/zalo/hear-zalo.ts';
import { DeliveryOperationsController } from './http/delivery-operations.controller.ts';
import { DeliveryController } from './http/delivery.controller.ts';
import { NoticeController } from './http/notice.controller.ts';
import { RemindingController } from './http/reminding.controller.ts';
import { TemplateController } from './http/template.controller.ts';
import { UndeliveredController } from './http/undelivered.controller.ts';
import { ZaloController } from './http/zalo.controller.ts';

/** Shows officers what was sent, and what would be; writes to whoever hands in online. */
@Module({
  imports: [DossierModule, OrganizationModule],
  controllers: [
    TemplateController,
    ChannelSwitchController,
    DeliveryController,
    UndeliveredController,
    DeliveryOperationsController,
    RemindingController,
    NoticeController,
    ZaloController,
  ],
  providers: [
    ...[
      ListDeliveries,
      ForeseeNotices,
      WriteMessages,
      TellSubmitter,
      RecordReceipt,
      MessageTemplates,
      MessagesAbout,
    ],
    ...[SwitchChannels, HearZalo],
    ...[ListTemplates, FindTemplate, ChangeTemplate, PreviewTemplate, PreviewedDossier],
    ...[ListNotices, MarkNoticesRead, ChooseDigest],
    ...[SetReminding, ShowApplicant, MessagesAnsweredFor, ListUndelivered, SendAgain, DeliveryFigures],
    DeliveryMetrics,
  ],
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
