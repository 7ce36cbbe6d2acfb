import { Injectable } from '@nestjs/common';
import { type InsertedDossier, separationProblem } from '#dossier';
import { Database } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { comesAgain, type Finding, knownDuplicate, refusalOf } from '../../domain/batch/row-finding.ts';
import { intakeProblem } from '../../domain/intake.problems.ts';
import { ofOfficers, openOfApplicants, receivedRows } from '../../persistence/received-rows.ts';
import type { StaffedGround } from '../prepare-reception.ts';
import type { Batch, BatchRow } from './read-batch.ts';

/** What would become of a row. */
export interface TriedRow {
  row: number;
  outcome: 'receivable' | 'received-before' | 'refused';
  /** What it was received as. */
  dossier: InsertedDossier | null;
  findings: Finding[];
}

type Asked = NonNullable<BatchRow['asked']>;

/** What is known of somebody who would be an applicant. */
interface KnownOf {
  /** Identity index, hex. */
  applicant: string;
  /** Who receives, or whom they act for. */
  own: boolean;
  /** Names of agencies that lead unfinished dossiers of theirs. */
  open: readonly string[];
  dossier: InsertedDossier | null;
}

/** Finds out how the rows of a file stand, with a query for each question and none for each row. */
@Injectable()
export class RowStanding {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
  ) {}

  async of({ ground, rows }: Batch): Promise<TriedRow[]> {
    const known = await this.known(
      ground,
      rows.flatMap(({ asked }) => asked ?? []),
    );
    const rowOf = new Map<string, number>();
    return rows.map(({ row, asked, findings }) => {
      const about = asked && known.get(asked);
      if (!about) return { row, outcome: 'refused', dossier: null, findings };
      const { dossier, applicant } = about;
      if (dossier) return { row, outcome: 'received-before', dossier, findings: [] };
      const told = [...findings, ...toldOf(ground, asked, about, rowOf.get(applicant))];
      const refused = told.some(({ kind }) => kind === 'fault');
      if (!refused && !rowOf.has(applicant)) rowOf.set(applicant, row);
      return { row, outcome: refused ? 'refused' : 'receivable', dossier, findings: told };
    });
  }

  private async known(
    { officer, post, procedure, desk }: StaffedGround,
    rows: readonly Asked[],
  ): Promise<ReadonlyMap<Asked, KnownOf>> {
    const applicants = await Promise.all(
      rows.map(({ request }) => this.personal.indexOf('identity', request.applicant.identity.number)),
    );
    const acting = [officer.officerId, ...(post.onBehalfOf ? [post.onBehalfOf.officerId] : [])];
    const own = await ofOfficers(this.database, applicants, acting);
    const open = await openOfApplicants(this.database, applicants, procedure.definition.code);
    const digests = rows.map(({ digest }) => digest);
    const before = await receivedRows(this.database, desk.id, digests);
    return new Map(
      rows.map((row, place) => [
        row,
        {
          applicant: applicants[place]?.toString('hex') ?? '',
          ...{ own: own.has(place), open: open.get(place) ?? [] },
          dossier: before.get(row.digest.toString('hex')) ?? null,
        },
      ]),
    );
  }
}

/** @param earlierRow one of the same applicant that would be received */
function toldOf(
  { procedure }: StaffedGround,
  { request: { duplicateOf } }: Asked,
  { own, open }: KnownOf,
  earlierRow: number | undefined,
): Finding[] {
  if (own) return [refusalOf(separationProblem('dossier.own-dossier'))];
  if (duplicateOf === 'known') return open.length > 0 ? [knownDuplicate(open)] : [];
  if (open.length === 0) return earlierRow === undefined ? [] : [comesAgain(earlierRow)];
  const { code } = procedure.definition;
  return [
    refusalOf(intakeProblem('intake.duplicate-suspected', { procedure: code, agencies: open.join('; ') })),
  ];
}
