import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { pointerOf } from '#platform/problem';
import { WorkbookReader } from '#platform/workbook';
import type { ReadSource } from '../domain/catalogue-import.ts';
import { codesInSheets, readCatalogueSheets } from '../domain/sheets/read-catalogue-sheets.ts';
import { newestDefinitions } from '../persistence/catalogue.ts';
import { ProposeImport, type Proposer } from './propose-import.ts';

/** A catalogue as someone hands it in. */
export type CatalogueFile = (
  { source: 'json'; procedures: unknown } | { source: 'xlsx'; fileName: string; contentBase64: string }
) & { complete: boolean; effectiveOn?: string | undefined };

/** The dry run of a file: JSON in the product's own form, one procedure or many, or a workbook. */
@Injectable()
export class ProposeFile {
  constructor(
    private readonly propose: ProposeImport,
    private readonly workbooks: WorkbookReader,
    private readonly database: Database,
  ) {}

  /** @returns the dry run's id. @throws procedure.import-refused */
  async execute(file: CatalogueFile, proposer: Proposer): Promise<string> {
    const { source, complete, effectiveOn } = file;
    const head = { source, complete, effectiveOn, fileName: file.source === 'xlsx' ? file.fileName : null };
    const read =
      file.source === 'json' ? readJson(file.procedures) : await this.readWorkbook(file.contentBase64);
    return this.propose.execute({ ...head, ...read }, proposer);
  }

  private async readWorkbook(contentBase64: string): Promise<DigestedSource> {
    const content = Buffer.from(contentBase64, 'base64');
    const digest = digestOf(content);
    const read = await this.workbooks.read(content);
    if (read.kind === 'refused') return { digest, proposals: [], findings: [], faults: [read.fault] };
    const present = await newestDefinitions(this.database, codesInSheets(read.sheets));
    return { digest, ...readCatalogueSheets(read.sheets, present) };
  }
}

type DigestedSource = ReadSource & { digest: string };

function readJson(procedures: unknown): DigestedSource {
  const proposals = Array.isArray(procedures)
    ? procedures.map((definition: unknown, index) => ({
        place: pointerOf(['procedures', index]),
        definition,
      }))
    : [{ place: pointerOf(['procedures']), definition: procedures }];
  return { digest: digestOf(JSON.stringify(procedures)), proposals, findings: [], faults: [] };
}

const digestOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
