import { type Queryable, sql } from '#platform/database';
import type { DossierStatus } from '#workflow';

/** A dossier in short, as its applicant or who handed it in is shown it. */
export interface OwnLine {
  id: string;
  code: string;
  procedure: string;
  /** Name of the agency that received it. */
  receivingAgency: string;
  status: DossierStatus;
  receivedAt: Date;
  dueAt: Date | null;
  dueProvisional: boolean;
  closedAt: Date | null;
  /** Whole đồng; less than nought = paid too much. */
  outstanding: number;
  /** It is theirs; otherwise they handed it in for another. */
  owned: boolean;
}

/** A place in the order of reception. */
export interface OlderThan {
  receivedAt: string;
  id: string;
}

/** Before which everything is. */
const THE_NEWEST: OlderThan = { receivedAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** The newest first; sees nothing but theirs, whatever is in sight. @param person blind index of an identity number */
export const dossiersOfCitizen = (
  queryable: Queryable,
  person: Buffer,
  atMost: number,
  { receivedAt, id }: OlderThan = THE_NEWEST,
): Promise<OwnLine[]> =>
  queryable.queryPrepared<OwnLine>(sql`
    select o.dossier_id as id, o.code, o.procedure_name as procedure, o.agency_name as "receivingAgency", o.status,
           o.received_at as "receivedAt", o.due_at as "dueAt", o.due_provisional as "dueProvisional",
           o.closed_at as "closedAt", to_jsonb(o.outstanding) as outstanding, o.owned
    from dossier.dossiers_of_citizen(${person}::bytea, ${receivedAt}::timestamptz, ${id}::uuid, ${atMost}::int) o
    order by o.received_at desc, o.dossier_id desc`);

/** Undefined for what is not theirs, as for what does not exist: one row for any code. */
export async function idOfCitizens(
  queryable: Queryable,
  person: Buffer,
  code: string,
): Promise<string | undefined> {
  const [row] = await queryable.queryPrepared<{ id: string | null }>(sql`
    select dossier.dossier_of_citizen(${person}::bytea, ${code}) as id`);
  return row?.id ?? undefined;
}
