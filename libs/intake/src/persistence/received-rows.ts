import { type Database, sql, type Sql } from '#platform/database';
import type { InsertedDossier } from '#dossier';

/** Keeps what a row was received as, in the statement of its reception. @param answer SQL expression of type jsonb */
export const keepReceivedRow = (
  { deskAgencyId, digest, batchId }: { deskAgencyId: number; digest: Buffer; batchId: string },
  answer: Sql,
  when: Sql,
): Sql => sql`
  insert into intake.received_row (desk_agency_id, digest, batch_id, dossier_id, answer)
  select ${deskAgencyId}::int, ${digest}::bytea, ${batchId}::uuid, (${answer} ->> 'id')::uuid, ${answer}
  where ${when}`;

/** Broken by a row that was received meanwhile. */
export const RECEIVED_ONCE = 'received_row_pkey';

/** What rows were received as at a desk, by the hex of their digest; rows that were not are left out. */
export async function receivedRows(
  database: Database,
  deskAgencyId: number,
  digests: readonly Buffer[],
): Promise<ReadonlyMap<string, InsertedDossier>> {
  const rows = await database.query<{ digest: Buffer; answer: InsertedDossier }>(sql`
    select digest, answer from intake.received_row
    where desk_agency_id = ${deskAgencyId} and digest = any(${[...digests]}::bytea[])`);
  return new Map(rows.map(({ digest, answer }) => [digest.toString('hex'), answer]));
}

/** Names of the agencies that lead unfinished dossiers of each applicant for a procedure, in the order they are asked. */
export async function openOfApplicants(
  database: Database,
  applicants: readonly Buffer[],
  procedure: string,
): Promise<ReadonlyMap<number, string[]>> {
  const rows = await database.query<{ place: number; agencies: string[] }>(sql`
    select i.place::int - 1 as place, array_agg(distinct g.name) as agencies
    from unnest(${[...applicants]}::bytea[]) with ordinality i(applicant, place)
    cross join lateral dossier.open_of_applicant(i.applicant, ${procedure}) o
    join organization.agency g on g.id = o.lead_agency_id group by i.place`);
  return new Map(rows.map(({ place, agencies }) => [place, agencies]));
}

/** Which of these are the numbers of these officers themselves, by place. */
export async function ofOfficers(
  database: Database,
  applicants: readonly Buffer[],
  officers: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await database.query<{ place: number }>(sql`
    select i.place::int - 1 as place from unnest(${[...applicants]}::bytea[]) with ordinality i(applicant, place)
    join organization.officer o on o.identity_index = i.applicant
    where o.id = any(${[...officers]}::int[])`);
  return new Set(rows.map(({ place }) => place));
}
