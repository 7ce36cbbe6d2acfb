import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { Need, NeedFault } from '../domain/papers/supplement-need.ts';

export type NeedState = 'open' | 'asked' | 'met' | 'left' | 'taken-back';

/** A need as the checklist shows it. */
export interface NeedLine {
  id: string;
  component: string | null;
  name: string;
  fault: NeedFault;
  explanation: string | null;
  ground: string | null;
  by: string;
  agencyId: number;
  addedAt: Date;
  state: NeedState;
}

/** A need about to be put on a checklist. */
export type NewNeed = Need & { id: string };

interface Adding {
  dossierId: string;
  at: Date;
  officerId: number;
  agencyId: number;
  audit: AuditEntry;
}

/** @returns whether the dossier still ran */
export async function addNeeds(
  queryable: Queryable,
  needs: readonly NewNeed[],
  { dossierId, at, officerId, agencyId, audit }: Adding,
  recordAnswer: (when: Sql) => Sql,
): Promise<boolean> {
  const when = sql`exists (select 1 from added)`;
  const rows = await queryable.query(sql`
    with added as (
           insert into dossier.supplement_need (id, dossier_id, component_code, name, fault, explanation, ground,
             added_at, added_by, agency_id)
           select n.id, d.id, n.component, n.name, n.fault, n.explanation, n.ground, ${at}, ${officerId}::int,
                  ${agencyId}::int
           from dossier.dossier d
           cross join jsonb_to_recordset(${JSON.stringify(needs)}::jsonb)
             as n(id uuid, component text, name text, fault text, explanation text, ground text)
           where d.id = ${dossierId} and d.closed_at is null
           returning 1),
         audit as (${insertAuditEntry(audit, when)}),
         answer as (${recordAnswer(when)})
    select 1 from added`);
  return rows.length > 0;
}

/** @returns whether it was the officer's, and nobody had asked for it */
export async function takeNeedBack(
  queryable: Queryable,
  need: { id: string; dossierId: string; officerId: number },
  audit: AuditEntry,
  recordAnswer: (when: Sql) => Sql,
): Promise<boolean> {
  const when = sql`exists (select 1 from taken)`;
  const rows = await queryable.query(sql`
    with taken as (
           update dossier.supplement_need set taken_back_at = ${audit.at}
           where id = ${need.id} and dossier_id = ${need.dossierId} and added_by = ${need.officerId}
             and asked_in is null and taken_back_at is null
           returning 1),
         audit as (${insertAuditEntry(audit, when)}),
         answer as (${recordAnswer(when)})
    select 1 from taken`);
  return rows.length > 0;
}

/** Everything that was ever on the checklist of a dossier, in the order it was written. */
export const needLines = (queryable: Queryable, dossierId: string): Promise<NeedLine[]> =>
  queryable.query<NeedLine>(sql`
    select n.id, n.component_code as component, n.name, n.fault, n.explanation, n.ground, o.full_name as by,
           n.agency_id as "agencyId", n.added_at as "addedAt",
           case when n.taken_back_at is not null then 'taken-back' when n.asked_in is null then 'open'
                when n.settled_in is null then 'asked' when n.met then 'met' else 'left' end as state
    from dossier.supplement_need n join organization.officer o on o.id = n.added_by
    where n.dossier_id = ${dossierId} order by n.id`);
