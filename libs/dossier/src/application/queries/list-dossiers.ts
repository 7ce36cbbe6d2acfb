import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { DossierFact, VerbOn } from '#authorization';
import { lateIfDueBefore } from '#deadline';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, raw, sql, type Sql } from '#platform/database';
import {
  type DossierFilter,
  type DossierOrder,
  isPartOfCode,
  type SavedFilter,
} from '../../domain/dossier-filter.ts';
import { COUNTED, type Total, totalOf } from '../../domain/total.ts';
import { proceduresNamed, type Reading } from '../../persistence/dossier-conditions.ts';
import { dossiersFound, type WantedPage } from '../../persistence/find-dossiers.ts';
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

const cursorKey = z.tuple([cursorInstant, z.uuid()]);
const BEGINNINGS = ['agencies', 'involved', 'holders'] as const satisfies DossierFact[];

interface Wish {
  filter: DossierFilter;
  order: DossierOrder;
}

/**
 * The dossiers an officer may see and looks for: as a list, as a number, as what may be exported. By keyset: page 1,000 costs
 * what page 1 costs.
 */
@Injectable()
export class ListDossiers {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    reader: Reader,
    { filter, order }: Wish,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
    verb: VerbOn<'Dossier'> = 'read',
  ): Promise<Page<DossierLine>> {
    const after = readCursor(cursor, cursorKey);
    const found = await this.found(reader, filter, { order, after, limit: limit + 1 }, verb);
    const direction = raw(order === 'newest-first' ? 'desc' : 'asc');
    const rows = await this.database.query<DossierLine>(sql`
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             d.field_code as "fieldCode", a.full_name as "applicantName", d.status, d.received_at as "receivedAt",
             d.due_at as "dueAt"
      from (${found}) found
      join dossier.dossier d on d.id = found.id
      join dossier.applicant a on a.dossier_id = d.id
      order by found.since ${direction}, found.id ${direction}`);
    return pageOf(rows, limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id]);
  }

  async count(reader: Reader, filter: DossierFilter): Promise<Total> {
    const found = await this.found(reader, filter, FIRST_COUNTED, 'read');
    const [row] = await this.database.query<{ count: number }>(sql`
      select count(*)::int as count from (${found}) found`);
    return totalOf(row?.count ?? 0);
  }

  /** What {@link count} counts, for counting several at once. */
  async counted(reader: Reader, filter: SavedFilter): Promise<Sql> {
    return this.found(reader, filter, FIRST_COUNTED, 'read');
  }

  private async found(
    reader: Reader,
    filter: DossierFilter,
    page: Omit<WantedPage, 'lateBefore'>,
    verb: VerbOn<'Dossier'>,
  ): Promise<Sql> {
    const looking = {
      ways: await this.scope.ways(reader, verb, BEGINNINGS),
      permitted: await this.scope.where(reader, verb),
    };
    const lateBefore = lateIfDueBefore(this.clock.now(), this.config.LATENESS_COMPARISON);
    return dossiersFound(looking, await this.readings(filter), { ...page, lateBefore });
  }

  /** What free text may mean. */
  private async readings({ text, applicant, ...filter }: DossierFilter): Promise<Reading[]> {
    const plain = { ...filter, names: applicant === undefined ? [] : [applicant] };
    if (text === undefined) return [plain];
    const procedures = await this.database.query<{ code: string }>(proceduresNamed(text));
    return [
      { ...filter, names: [text, ...plain.names] },
      { ...plain, resultNumber: text },
      ...(isPartOfCode(text) && filter.code === undefined ? [{ ...plain, code: text }] : []),
      ...(procedures.length > 0 ? [{ ...plain, procedures: procedures.map(({ code }) => code) }] : []),
    ];
  }
}

const FIRST_COUNTED = { order: 'newest-first', after: undefined, limit: COUNTED + 1 } as const;
