import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import { Database, join, sql } from '#platform/database';

/** A change the portal, or a limit of its protocol, refused. Those behind it wait. */
export interface SetAsideLine {
  dossier: { id: string; code: string; procedureCode: string; procedureName: string };
  /** Who leads the dossier. */
  agencyId: number;
  sequence: number;
  attempts: number;
  since: Date;
  /** Vietnamese; often in the words of the portal. */
  reason: string;
}

/** How many of a procedure are set aside for a reason. */
export interface SetAsideCount {
  procedureCode: string;
  procedureName: string;
  reason: string;
  count: number;
  since: Date;
}

export interface SetAsideFilter {
  procedure?: string | undefined;
}

const key = z.tuple([cursorInstant, z.uuid()]);

/** Reasons told at most: whoever has more has one cause, and sees it in these. */
const REASONS = 200;

/** What the portal was not told, and why, for who mends it. */
@Injectable()
export class ListSetAside {
  constructor(private readonly database: Database) {}

  /** The latest first. @throws dossier.cursor-invalid */
  async execute(
    { procedure }: SetAsideFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<SetAsideLine>> {
    const after = readCursor(cursor, key);
    const conditions = [sql`p.state = 'set-aside'`];
    if (procedure) conditions.push(sql`d.procedure_code = ${procedure}`);
    if (after) {
      conditions.push(sql`(p.touched_at, p.dossier_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    }
    const rows = await this.database.query<SetAsideLine>(sql`
      select jsonb_build_object('id', d.id, 'code', d.code, 'procedureCode', d.procedure_code,
               'procedureName', d.procedure_name) as dossier,
             d.lead_agency_id as "agencyId", p.sequence, p.attempts, p.touched_at as since,
             coalesce(p.last_error, '') as reason
      from portal_sync.publication p join dossier.dossier d on d.id = p.dossier_id
      where ${join(conditions, ' and ')}
      order by p.touched_at desc, p.dossier_id desc limit ${limit + 1}`);
    return pageOf(rows, limit, ({ since, dossier }) => [since.toISOString(), dossier.id]);
  }

  /** By procedure and reason, the most frequent first. */
  count(): Promise<SetAsideCount[]> {
    return this.database.query<SetAsideCount>(sql`
      select d.procedure_code as "procedureCode", max(d.procedure_name) as "procedureName",
             coalesce(p.last_error, '') as reason, count(*)::int as count, min(p.touched_at) as since
      from portal_sync.publication p join dossier.dossier d on d.id = p.dossier_id
      where p.state = 'set-aside'
      group by d.procedure_code, coalesce(p.last_error, '')
      order by count(*) desc, d.procedure_code limit ${REASONS}`);
  }
}
