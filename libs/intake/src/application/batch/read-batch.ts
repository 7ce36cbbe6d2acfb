import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReadyReception } from '#dossier';
import type { Principal } from '#identity';
import { fieldFaults } from '#platform/http';
import { Problem } from '#platform/problem';
import { WorkbookReader } from '#platform/workbook';
import { batchColumns } from '../../domain/batch/batch-columns.ts';
import { type DraftRow, readBatchSheet } from '../../domain/batch/read-batch-sheet.ts';
import { type Finding, refusalOf } from '../../domain/batch/row-finding.ts';
import { intakeProblem } from '../../domain/intake.problems.ts';
import { type IntakeRequest, intakeSchema, type WantedCase } from '../../domain/intake-request.ts';
import { PrepareReception, type StaffedGround } from '../prepare-reception.ts';
import { readyOn } from '../register-dossier.ts';
import { RowDigests } from './row-digests.ts';

/** A file of receptions of one case, for one desk. */
export type BatchOrder = WantedCase & { desk?: string | undefined; contentBase64: string };

/** A row of a file: what it asks for, as far as it can be read, and what keeps it from being received as it is. */
export interface BatchRow {
  row: number;
  asked: { request: IntakeRequest; digest: Buffer } | null;
  /** `null` with a fault among the findings. */
  ready: ReadyReception | null;
  findings: Finding[];
}

export interface Batch {
  ground: StaffedGround;
  /** SHA-256 of the file, hex. */
  sha256: string;
  rows: BatchRow[];
}

/** Reads a file of receptions, and what is common to them once. */
@Injectable()
export class ReadBatch {
  constructor(
    private readonly workbooks: WorkbookReader,
    private readonly prepare: PrepareReception,
    private readonly digests: RowDigests,
  ) {}

  /** @throws intake.workbook-refused, .desk-required, .procedure-not-received-here, procedure.*, workflow.none-published */
  async execute({ contentBase64, ...wanted }: BatchOrder, officer: Principal): Promise<Batch> {
    const ground = await this.prepare.staffed(wanted, officer);
    const content = Buffer.from(contentBase64, 'base64');
    const read = await this.workbooks.read(content);
    if (read.kind === 'refused') throw refused([read.fault]);
    const { rows, faults } = readBatchSheet(read.sheets, batchColumns(ground.terms.components));
    if (faults.length > 0) throw refused(faults);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const asked = { ...wanted, desk: ground.desk.code };
    const requests = rows.map((row) => requestOf(row, asked));
    const digests = this.digests.of(requests.flatMap(({ request }) => request ?? []));
    return { ground, sha256, rows: requests.map((one) => rowOf(ground, one, digests)) };
  }
}

interface ReadRow {
  row: number;
  request: IntakeRequest | null;
  findings: Finding[];
}

function requestOf({ row, draft, findings, at }: DraftRow, asked: object): ReadRow {
  const typed = { ...asked, ...draft };
  const parsed = intakeSchema.safeParse(typed);
  if (!parsed.success) {
    return { row, request: null, findings: [...findings, ...at(fieldFaults(parsed.error, typed))] };
  }
  return { row, request: findings.length > 0 ? null : parsed.data, findings };
}

/** @param digests those of the rows that can be read, from this one on; its own is taken away */
function rowOf(ground: StaffedGround, { row, request, findings }: ReadRow, digests: Buffer[]): BatchRow {
  const digest = request && digests.shift();
  if (!request || !digest) return { row, asked: null, ready: null, findings };
  const asked = { request, digest };
  try {
    return { row, asked, ready: readyOn(ground, request), findings };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { row, asked, ready: null, findings: [refusalOf(error)] };
  }
}

const refused = (errors: readonly object[]) => intakeProblem('intake.workbook-refused', {}, { errors });
