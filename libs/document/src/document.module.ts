import { Module, type OnModuleInit } from '@nestjs/common';
import { AuthorizationModule } from '#authorization';
import { DossierEvidence, DossierModule, FetchedPapers, SubmittedPapers } from '#dossier';
import { IdentityModule } from '#identity';
import { ConcludeUpload } from './application/conclude-upload.ts';
import { DownloadLinks } from './application/download-links.ts';
import { FindShelf } from './application/find-shelf.ts';
import { FindUpload } from './application/find-upload.ts';
import { FollowLink } from './application/follow-link.ts';
import { IssueLink } from './application/issue-link.ts';
import { FollowPortalLink } from './application/follow-portal-link.ts';
import { OpenUpload } from './application/open-upload.ts';
import { OpenVersion } from './application/open-version.ts';
import { PortalLinks } from './application/portal-links.ts';
import { KeepSubmittedPapers } from './application/keep-submitted-papers.ts';
import { LayPapers } from './application/lay-papers.ts';
import { ListDocuments } from './application/queries/list-documents.ts';
import { ReceivePiece } from './application/receive-piece.ts';
import { ShelveFetchedFile } from './application/shelve-fetched-file.ts';
import { StartDownload } from './application/start-download.ts';
import { DocumentFilesModule } from './document-files.module.ts';
import { DocumentContentController } from './http/document-content.controller.ts';
import { DocumentUploadController } from './http/document-upload.controller.ts';
import { DocumentController } from './http/document.controller.ts';
import { PortalFileController } from './http/portal-file.controller.ts';
import { paperOnFile, papersOnFile, resultOnFile } from './persistence/papers-on-file.ts';

const uploading = [FindShelf, OpenUpload, FindUpload, ReceivePiece, ConcludeUpload];
const downloading = [ListDocuments, DownloadLinks, IssueLink, FollowLink, OpenVersion, StartDownload];
const portal = [PortalLinks, FollowPortalLink];
const submitted = [LayPapers, KeepSubmittedPapers, ShelveFetchedFile];

/** Takes files of dossiers in and gives them out. */
@Module({
  imports: [AuthorizationModule, DocumentFilesModule, DossierModule, IdentityModule],
  controllers: [
    DocumentController,
    DocumentUploadController,
    DocumentContentController,
    PortalFileController,
  ],
  providers: [...uploading, ...downloading, ...portal, ...submitted],
})
export class DocumentModule implements OnModuleInit {
  constructor(
    private readonly offices: SubmittedPapers,
    private readonly papers: KeepSubmittedPapers,
    private readonly fetched: FetchedPapers,
    private readonly shelf: ShelveFetchedFile,
    private readonly evidence: DossierEvidence,
  ) {}

  onModuleInit(): void {
    this.offices.keepAt(this.papers);
    this.fetched.keepAt(this.shelf);
    this.evidence.offer({
      'result-on-file': resultOnFile,
      'paper-on-file': paperOnFile,
      'papers-on-file': papersOnFile,
    });
  }
}
