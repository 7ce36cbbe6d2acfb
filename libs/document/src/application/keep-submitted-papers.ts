import { Injectable } from '@nestjs/common';
import type { LaidPapers, OpenedPaper, PaperFile, PaperOffice, SubmittedPaper } from '#dossier';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { documentReceivedMessage } from '../contracts/document-received.ts';
import { erasePapers, handPapersOver, papersOf, receivePapers } from '../persistence/submitted-papers.ts';
import { abandonUploads } from '../persistence/uploads.ts';
import { LayPapers } from './lay-papers.ts';
import { StartDownload } from './start-download.ts';
import { VersionContent } from './version-content.ts';

/** Keeps files that come with a submission as it keeps every other: sealed, scanned, given out when clean. */
@Injectable()
export class KeepSubmittedPapers implements PaperOffice {
  constructor(
    private readonly database: Database,
    private readonly laying: LayPapers,
    private readonly content: VersionContent,
    private readonly downloads: StartDownload,
    private readonly clock: Clock,
  ) {}

  lay(submissionId: string, files: readonly PaperFile[]): Promise<LaidPapers> {
    return this.laying.execute(submissionId, files);
  }

  async receive({ submissionId, files }: LaidPapers, tx: Transaction): Promise<void> {
    if (files.length === 0) return;
    const at = this.clock.now();
    const received = await receivePapers(tx, files, at);
    if (received < files.length) {
      throw new Error(`files of submission ${submissionId} were given up meanwhile`);
    }
    await tx.query(
      insertOutboxMessages(files.map(({ id }) => documentReceivedMessage(submissionId, id, at))),
    );
  }

  async discard({ files }: LaidPapers): Promise<void> {
    const ids = files.map(({ id }) => id);
    if (ids.length > 0) await this.database.query(abandonUploads(sql`v.id = any(${ids}::uuid[])`));
  }

  handOver(submissionId: string, dossierId: string, tx: Transaction): Promise<void> {
    return handPapersOver(tx, submissionId, dossierId);
  }

  erase(submissionId: string, tx: Transaction): Promise<void> {
    return erasePapers(tx, submissionId);
  }

  async of(submissionId: string): Promise<SubmittedPaper[]> {
    const papers = await papersOf(this.database, submissionId);
    return Promise.all(
      papers.map(async ({ nameSealed, keySealed: _key, ...paper }) => ({
        ...paper,
        name: await this.content.nameToShow(paper.id, nameSealed),
      })),
    );
  }

  async open(submissionId: string, paperId: string): Promise<OpenedPaper | undefined> {
    const paper = (await papersOf(this.database, submissionId)).find(({ id }) => id === paperId);
    return paper && this.downloads.of({ ...paper, dossierId: submissionId });
  }
}
