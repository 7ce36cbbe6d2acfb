import { Injectable } from '@nestjs/common';
import { Database, type Queryable, sql } from '#platform/database';

/** Code of `TrangThaiHoSo`, 1 to 10, by the status of a dossier here. */
export type NationalCodes = ReadonlyMap<string, string>;

/** By which codes the national portal knows what a dossier may be here. */
@Injectable()
export class NationalStatuses {
  constructor(private readonly database: Database) {}

  async codes(queryable: Queryable = this.database): Promise<NationalCodes> {
    const rows = await queryable.queryPrepared<{ status: string; code: string }>(sql`
      select status, code::text as code from workflow.national_status`);
    return new Map(rows.map(({ status, code }) => [status, code]));
  }
}
