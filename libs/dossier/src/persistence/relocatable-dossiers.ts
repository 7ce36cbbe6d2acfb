import { type Queryable, sql, type Sql } from '#platform/database';
import type { RelocatableDossier } from '../domain/relocation.ts';

/** Up to which dossier an agency's dossiers have been looked at: by receipt, to the microsecond, and id. */
export interface Reached {
  readonly since: string;
  readonly id: string;
}

interface Page {
  readonly after: Reached | null;
  readonly limit: number;
}

const BEGINNING: Reached = { since: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** The next dossiers that some agencies take part in, each once, in the order of their receipt: as the index has them. */
export const participatedIn = (
  queryable: Queryable,
  agencyIds: readonly number[],
  { after, limit }: Page,
  which: Sql = sql`true`,
): Promise<Reached[]> => {
  const { since, id } = after ?? BEGINNING;
  return queryable.query<Reached>(sql`
    select distinct p.since::text as since, p.since as sort, p.dossier_id as id
    from unnest(${[...agencyIds]}::int[]) agency
    cross join lateral (
      select p.since, p.dossier_id from dossier.participation p
      where p.agency_id = agency and (p.since, p.dossier_id) > (${since}::timestamptz, ${id}::uuid) and ${which}
      order by p.since, p.dossier_id limit ${limit}) p
    order by sort, id limit ${limit}`);
};

/** Of a participation: that of a dossier that is not over. */
export const OPEN = sql`
  exists (select 1 from dossier.dossier d where d.id = p.dossier_id and d.closed_at is null)`;

export const readRelocatable = (
  queryable: Queryable,
  ids: readonly string[],
): Promise<RelocatableDossier[]> =>
  queryable.query<RelocatableDossier>(sql`
    select d.id, d.code, d.version, d.status, d.closed_at is not null as closed,
           d.field_code as field,
           d.receiving_agency_id as "receivingAgencyId", d.lead_agency_id as "leadAgencyId",
           d.received_at as "receivedAt", d.due_at as "dueAt", d.due_provisional as "dueProvisional",
           (select coalesce(jsonb_agg(jsonb_build_object('id', t.id::text, 'agencyId', t.agency_id, 'role', t.role)
                      order by t.id), '[]')
            from dossier.task t where t.dossier_id = d.id and t.closed_at is null) as tasks,
           (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'askingAgencyId', q.asking_agency_id,
                      'askedAgencyId', q.asked_agency_id) order by q.id), '[]')
            from dossier.opinion q where q.dossier_id = d.id and q.state = 'open') as opinions,
           array(select p.agency_id from dossier.participation p where p.dossier_id = d.id) as participants
    from dossier.dossier d where d.id = any(${[...ids]}::uuid[]) order by d.id`);

/**
 * The same, those that are not over locked until the transaction ends, so that no officer's act comes in between. Locked
 * first and read then: one statement would read the tasks as they were before the acts it waited for.
 */
export async function holdRelocatable(
  queryable: Queryable,
  ids: readonly string[],
): Promise<RelocatableDossier[]> {
  await queryable.query(sql`
    select 1 from dossier.dossier d where d.id = any(${[...ids]}::uuid[]) and d.closed_at is null
    order by d.id for no key update of d`);
  return readRelocatable(queryable, ids);
}
