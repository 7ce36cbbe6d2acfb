import { Module, type OnModuleInit } from '@nestjs/common';
import { OutboxSubscribers } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { ClamdScanner } from './adapters/clamd.scanner.ts';
import { CmsVerifier } from './adapters/cms.verifier.ts';
import { TrustedRoots } from './adapters/trusted-roots.ts';
import { ClearStore } from './application/clear-store.ts';
import { EraseDocuments } from './application/erase-documents.ts';
import { InspectContent } from './application/inspect-content.ts';
import { QueueScans } from './application/queue-scans.ts';
import { ScanDocument } from './application/scan-document.ts';
import { SignatureVerifier } from './application/signature-verifier.ts';
import { SweepScans } from './application/sweep-scans.ts';
import { VirusScanner } from './application/virus-scanner.ts';
import { DocumentFetchingModule } from './document-fetching.module.ts';
import { DocumentFilesModule } from './document-files.module.ts';
import { DocumentTellingModule } from './document-telling.module.ts';
import { ScanDocumentJob } from './jobs/scan-document.job.ts';

/** Keeps fetched files, scans files, tells the national portal of them, erases them in the end and clears the store; for the worker. */
@Module({
  imports: [DocumentFilesModule, DocumentTellingModule, DocumentFetchingModule],
  providers: [
    QueueScans,
    SweepScans,
    ScanDocument,
    InspectContent,
    ScanDocumentJob,
    EraseDocuments,
    ClearStore,
    TrustedRoots,
    { provide: VirusScanner, useClass: ClamdScanner },
    { provide: SignatureVerifier, useClass: CmsVerifier },
  ],
  exports: [ClearStore],
})
export class DocumentWorkerModule implements OnModuleInit {
  constructor(
    private readonly subscribers: OutboxSubscribers,
    private readonly scans: QueueScans,
    private readonly erase: EraseDocuments,
    private readonly sweeper: Sweeper,
    private readonly sweep: SweepScans,
  ) {}

  onModuleInit(): void {
    this.subscribers.add(this.scans);
    this.subscribers.add(this.erase);
    this.sweeper.add(this.sweep);
  }
}
