import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Reader } from '#identity';
import { Database, empty, sql } from '#platform/database';
import { DossierScope } from '../dossier-scope.ts';
import { cursorInstant, type Page, pageOf, readCursor } from './page.ts';

export interface DossierLine {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  applicantName: string;
  status: string;
  receivedAt: Date;
  dueAt: Date | null;
}

interface Row extends DossierLine {
  since: Date;
}

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** An agency's dossiers, newest first, by keyset: page 1,000 costs what page 1 costs. */
@Injectable()
export class ListDossiers {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
  ) {}

  async execute(reader: Reader, limit: number, cursor?: string): Promise<Page<DossierLine>> {
    const agencyIds = await this.scope.agencyIds(reader);
    const after = readCursor(cursor, cursorKey);
    const beyond = after
      ? sql`and (p.since, p.dossier_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : empty;
    // Each agency gives its own page from its index; merging a page each is cheap, sorting all dossiers is not.
    const rows = await this.database.query<Row>(sql`
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             a.full_name as "applicantName", d.status, d.received_at as "receivedAt", d.due_at as "dueAt",
             merged.since
      from (select distinct on (page.since, page.dossier_id) page.since, page.dossier_id
            from unnest(${agencyIds}::int[]) agency
            cross join lateral (
              select p.since, p.dossier_id from dossier.participation p
              where p.agency_id = agency ${beyond}
              order by p.since desc, p.dossier_id desc limit ${limit + 1}) page
            order by page.since desc, page.dossier_id desc
            limit ${limit + 1}) merged
      join dossier.dossier d on d.id = merged.dossier_id
      join dossier.applicant a on a.dossier_id = d.id
      order by merged.since desc, merged.dossier_id desc`);
    return pageOf(rows, limit, ({ since, id }) => [since.toISOString(), id]);
  }
}
