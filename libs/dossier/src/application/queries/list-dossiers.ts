import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { DossierFact, VerbOn } from '#authorization';
import { lateIfDueBefore } from '#deadline';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { DossierFilter } from '../../domain/dossier-filter.ts';
import { applicantsNamed, dossiersFound } from '../../persistence/find-dossiers.ts';
import { DossierScope } from '../dossier-scope.ts';
import { cursorInstant, type Page, pageOf, readCursor } from './page.ts';

export interface DossierLine {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  fieldCode: string | null;
  applicantName: string;
  status: string;
  receivedAt: Date;
  dueAt: Date | null;
}

/** Dossiers counted at most. */
export const COUNTED = 1_000;
/** With more applicants of a name in the province, it must be told more exactly. */
const NAMESAKES = 2_000;

const cursorKey = z.tuple([cursorInstant, z.uuid()]);
const BEGINNINGS = ['agencies', 'involved', 'holders'] as const satisfies DossierFact[];

/**
 * The dossiers an officer may see and looks for: as a list, newest first, as a number, as what may be exported. By keyset:
 * page 1,000 costs what page 1 costs.
 */
@Injectable()
export class ListDossiers {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws dossier.cursor-invalid, .search-too-broad */
  async execute(
    reader: Reader,
    filter: DossierFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
    verb: VerbOn<'Dossier'> = 'read',
  ): Promise<Page<DossierLine>> {
    const after = readCursor(cursor, cursorKey);
    const found = await this.found(reader, filter, { after, limit: limit + 1 }, verb);
    const rows = await this.database.query<DossierLine>(sql`
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             d.field_code as "fieldCode", a.full_name as "applicantName", d.status, d.received_at as "receivedAt",
             d.due_at as "dueAt"
      from (${found}) found
      join dossier.dossier d on d.id = found.id
      join dossier.applicant a on a.dossier_id = d.id
      order by found.since desc, found.id desc`);
    return pageOf(rows, limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id]);
  }

  /** How many there are, up to {@link COUNTED}. @throws dossier.search-too-broad */
  async count(reader: Reader, filter: DossierFilter): Promise<{ count: number; more: boolean }> {
    const found = await this.found(reader, filter, { after: undefined, limit: COUNTED + 1 }, 'read');
    const [row] = await this.database.query<{ count: number }>(sql`
      select count(*)::int as count from (${found}) found`);
    const count = row?.count ?? 0;
    return { count: Math.min(count, COUNTED), more: count > COUNTED };
  }

  private async found(
    reader: Reader,
    filter: DossierFilter,
    page: { after: readonly [string, string] | undefined; limit: number },
    verb: VerbOn<'Dossier'>,
  ): Promise<Sql> {
    if (filter.applicant !== undefined) await this.demandRare(filter.applicant);
    const ways = await this.scope.ways(reader, verb, BEGINNINGS);
    const lateBefore = lateIfDueBefore(this.clock.now(), this.config.LATENESS_COMPARISON);
    return dossiersFound(ways, await this.scope.where(reader, verb), {
      ...page,
      filter,
      lateBefore,
    });
  }

  private async demandRare(name: string): Promise<void> {
    const [row] = await this.database.query<{ count: number }>(sql`
      select count(*)::int as count from (${applicantsNamed(name, NAMESAKES + 1)}) namesakes`);
    if ((row?.count ?? 0) > NAMESAKES) throw dossierProblem('dossier.search-too-broad', { name });
  }
}
