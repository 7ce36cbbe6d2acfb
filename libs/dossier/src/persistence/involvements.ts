import { standsBehind } from '#identity';
import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { InvolvementKind } from '../domain/involvement.ts';
import { type AssignmentLine, insertAssignment } from './change-hands.ts';

interface Traces {
  line: AssignmentLine & { officerId: number };
  audit: AuditEntry;
}

/** Involves an officer in a running dossier, or in another way than before. @returns whether the dossier still ran. */
export async function involve(
  queryable: Queryable,
  kind: InvolvementKind,
  { line, audit }: Traces,
  recordAnswer: (when: Sql) => Sql,
): Promise<boolean> {
  const when = sql`exists (select 1 from involved)`;
  const rows = await queryable.query(sql`
    with involved as (
           insert into dossier.involvement (dossier_id, officer_id, kind, since)
           select id, ${line.officerId}, ${kind}, ${line.at}
           from dossier.dossier where id = ${line.dossierId} and closed_at is null
             and ${standsBehind(line.onBehalfOf, line.at)}
           on conflict (dossier_id, officer_id) do update set kind = excluded.kind
           returning 1),
         line as (${insertAssignment(line, when)}),
         audit as (${insertAuditEntry(audit, when)}),
         answer as (${recordAnswer(when)})
    select 1 from involved`);
  return rows.length === 1;
}

/** @returns whether the officer was involved. */
export async function endInvolvement(
  queryable: Queryable,
  { line, audit }: Traces,
  recordAnswer: (when: Sql) => Sql,
): Promise<boolean> {
  const when = sql`exists (select 1 from ended)`;
  const rows = await queryable.query(sql`
    with ended as (
           delete from dossier.involvement
           where dossier_id = ${line.dossierId} and officer_id = ${line.officerId}
             and ${standsBehind(line.onBehalfOf, line.at)}
           returning 1),
         line as (${insertAssignment(line, when)}),
         audit as (${insertAuditEntry(audit, when)}),
         answer as (${recordAnswer(when)})
    select 1 from ended`);
  return rows.length === 1;
}

/** When a dossier has ended, there is nothing left to help with. */
export const settleInvolvements = (dossierId: string, when: Sql): Sql => sql`
  update dossier.involvement set running = false where dossier_id = ${dossierId} and ${when}`;
