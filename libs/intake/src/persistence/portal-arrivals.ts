import { type Queryable, sql } from '#platform/database';
import type { ArrivalSource } from '../domain/submission.ts';

/** What a code of another system stands for. */
export interface KnownArrival {
  submissionId: string;
  digest: Buffer;
  deskAgencyId: number;
}

export async function knownArrival(
  queryable: Queryable,
  source: ArrivalSource,
  code: string,
): Promise<KnownArrival | undefined> {
  const [row] = await queryable.queryPrepared<KnownArrival>(sql`
    select id as "submissionId", source_digest as digest, desk_agency_id as "deskAgencyId"
    from intake.submission where source = ${source} and source_code = ${code} and source <> 'service'`);
  return row;
}

/** Whether a dossier of this system has it for its own code. */
export async function isOwnCode(queryable: Queryable, code: string): Promise<boolean> {
  const rows = await queryable.queryPrepared(sql`select from dossier.dossier where code = ${code}`);
  return rows.length > 0;
}
