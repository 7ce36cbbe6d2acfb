import { Module, type OnModuleInit } from '@nestjs/common';
import { SubmissionMeetingsModule, SubmittedPapers } from '#dossier';
import { KeepSubmittedPapers } from './application/keep-submitted-papers.ts';
import { LayPapers } from './application/lay-papers.ts';
import { StartDownload } from './application/start-download.ts';
import { DocumentFilesModule } from './document-files.module.ts';

/** Keeps the files of what a worker fetches for a desk. */
@Module({
  imports: [DocumentFilesModule, SubmissionMeetingsModule],
  providers: [LayPapers, KeepSubmittedPapers, StartDownload],
})
export class DocumentFetchingModule implements OnModuleInit {
  constructor(
    private readonly offices: SubmittedPapers,
    private readonly papers: KeepSubmittedPapers,
  ) {}

  onModuleInit(): void {
    this.offices.keepAt(this.papers);
  }
}
