import { type Queryable, sql, type Sql } from '#platform/database';

/** What of a component's originals the agency still has. */
export interface HeldOriginals {
  code: string;
  name: string;
  held: number;
}

/** Originals of a component that were given back to someone. */
export interface ReturnedOriginals {
  at: Date;
  code: string;
  name: string;
  originals: number;
  recipient: string | null;
  officerName: string;
}

/** Originals of `dossier.component c` that were given back. */
export const GIVEN_BACK = sql`
  (select coalesce(sum(r.originals), 0)::int from dossier.original_return r
   where r.dossier_id = c.dossier_id and r.component_code = c.code)`;

export const heldOriginals = (queryable: Queryable, dossierId: string): Promise<HeldOriginals[]> =>
  queryable.query<HeldOriginals>(sql`
    select c.code, c.name, c.originals - ${GIVEN_BACK} as held
    from dossier.component c where c.dossier_id = ${dossierId} order by c.code`);

export const returnedOriginals = (queryable: Queryable, dossierId: string): Promise<ReturnedOriginals[]> =>
  queryable.query<ReturnedOriginals>(sql`
    select r.at, c.code, c.name, r.originals, r.recipient, h.officer_name as "officerName"
    from dossier.original_return r
    join dossier.component c on c.dossier_id = r.dossier_id and c.code = r.component_code
    join dossier.history h on h.dossier_id = r.dossier_id and h.sequence = r.sequence
    where r.dossier_id = ${dossierId} order by r.sequence, c.code`);

interface Giving {
  dossierId: string;
  components: readonly { code: string; originals: number }[];
  recipient: string;
  at: Date;
  sequence: number;
}

export const insertReturns = (
  { dossierId, components, recipient, at, sequence }: Giving,
  when: Sql,
): Sql => sql`
  insert into dossier.original_return (dossier_id, sequence, component_code, originals, recipient, at)
  select ${dossierId}::uuid, ${sequence}::int, n.code, n.originals, ${recipient}, ${at}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(components)}::jsonb) as n(code text, originals int)
  where ${when}`;
