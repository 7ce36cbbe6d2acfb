import { sql, type Sql } from '#platform/database';
import { correlation } from '#platform/logging';
import type { AuditEntry } from './audit-entry.ts';

/**
 * The statement that writes the audit rows of a change of many things at once; belongs into its transaction. Written by
 * subject, because an entry locks the chain of its subject until the transaction ends: two that have subjects in common
 * must not take them in opposite orders.
 */
export const insertAuditEntries = (entries: readonly AuditEntry[]): Sql => sql`
  insert into audit.entry (at, actor, officer_id, on_behalf_of, address, action, subject_type, subject_id,
    correlation_id, outcome, change, details)
  select e.at, e.actor, e."officerId", e."onBehalfOf", ${correlation.address()}, e.action, e."subjectType",
         e."subjectId", ${correlation.current()}, coalesce(e.outcome, 'done'), e.change,
         e.details || ${JSON.stringify(correlation.remarks())}::jsonb
  from jsonb_to_recordset(${JSON.stringify(bySubject(entries))}::jsonb)
       as e(at timestamptz, actor text, "officerId" int, "onBehalfOf" int, action text, "subjectType" text,
            "subjectId" text, outcome text, change jsonb, details jsonb)`;

const bySubject = (entries: readonly AuditEntry[]): AuditEntry[] =>
  [...entries].sort(
    (one, other) => compare(one.subjectType, other.subjectType) || compare(one.subjectId, other.subjectId),
  );

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
