import { Module, type OnModuleInit } from '@nestjs/common';
import { SubmissionMeetingsModule, SubmissionNotices } from '#dossier';
import { OrganizationModule } from '#organization';
import { MessageTemplates } from './application/message-templates.ts';
import { TellSubmitter } from './application/tell-submitter.ts';
import { WriteMessages } from './application/write-messages.ts';

/** Writes to whoever handed in what a worker fetches for a desk. */
@Module({
  imports: [OrganizationModule, SubmissionMeetingsModule],
  providers: [MessageTemplates, WriteMessages, TellSubmitter],
})
export class NotificationFetchingModule implements OnModuleInit {
  constructor(
    private readonly submissions: SubmissionNotices,
    private readonly tellSubmitter: TellSubmitter,
  ) {}

  onModuleInit(): void {
    this.submissions.add(this.tellSubmitter);
  }
}
