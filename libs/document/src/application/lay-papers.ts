import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { LaidPapers, PaperFile } from '#dossier';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { correlation } from '#platform/logging';
import { documentProblem } from '../domain/document.problems.ts';
import { fitFileName } from '../domain/file-name.ts';
import { declaredType } from '../domain/file-type.ts';
import { insertPapers, type NewPaper } from '../persistence/submitted-papers.ts';
import { examineContent } from './examine-content.ts';
import { VersionContent } from './version-content.ts';

const MB = 1024 * 1024;

/** A file that was looked at. */
interface Examined extends NewPaper {
  content: Buffer;
  sha256: Buffer;
}

/**
 * Keeps the bytes of files that come with a submission. Their rows say `receiving` before anything is stored, so that whoever is
 * killed leaves uploads nobody goes on with, which are cleared.
 */
@Injectable()
export class LayPapers {
  constructor(
    private readonly database: Database,
    private readonly content: VersionContent,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws document.too-many, .too-large, .empty, .name-unfit, .type-not-taken, .content-differs, .archive-unsafe */
  async execute(submissionId: string, files: readonly PaperFile[]): Promise<LaidPapers> {
    if (files.length === 0) return { submissionId, files: [] };
    this.checkSizes(files);
    const examined: Examined[] = [];
    for (const file of files) examined.push(await this.examine(file));
    const made = { at: this.clock.now(), correlationId: correlation.current() };
    await insertPapers(this.database, submissionId, examined.map(rowOf), made);
    const laid = await Promise.all(examined.map((file) => this.store(file)));
    return { submissionId, files: laid };
  }

  private checkSizes(files: readonly PaperFile[]): void {
    const { DOCUMENT_MB, DOCUMENT_DOSSIER_MB, DOCUMENT_FILES, DOCUMENT_VERSIONS } = this.config;
    if (files.length > DOCUMENT_FILES) {
      throw documentProblem('document.too-many', { versions: DOCUMENT_VERSIONS, files: DOCUMENT_FILES });
    }
    if (files.some(({ content }) => content.length === 0)) throw documentProblem('document.empty');
    const all = files.reduce((sum, { content }) => sum + content.length, 0);
    if (all > DOCUMENT_DOSSIER_MB * MB || files.some(({ content }) => content.length > DOCUMENT_MB * MB)) {
      throw documentProblem('document.too-large', { file: DOCUMENT_MB, dossier: DOCUMENT_DOSSIER_MB });
    }
  }

  private async examine({ component, name: typed, content }: PaperFile): Promise<Examined> {
    const name = fitFileName(typed);
    const type = declaredType(name);
    const sha256 = await examineContent(inOnePart(content), type);
    const id = uuid();
    const sealed = await this.content.sealNew(id, name);
    const about = { id, documentId: uuid(), component, mediaType: type.mediaType, size: content.length };
    return { ...about, ...sealed, content, sha256 };
  }

  private async store({ id, keySealed, content, size, sha256 }: Examined) {
    const key = await this.content.keyOf(id, keySealed);
    return { id, object: await this.content.put(id, key, inOnePart(content)), size, sha256 };
  }
}

async function* inOnePart(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

const rowOf = ({ content: _content, sha256: _sha256, ...row }: Examined): NewPaper => row;
