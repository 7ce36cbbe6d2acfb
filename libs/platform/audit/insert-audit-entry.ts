import { sql, type Sql } from '#platform/database';
import { correlation } from '#platform/logging';
import type { AuditEntry } from './audit-entry.ts';

/**
 * The statement that writes an audit row; belongs into the transaction (or the very statement) of the change. From
 * where the request came, and what is remarked of all it does, is known from its context.
 * @param when SQL condition under which it is written, for use beside a conditional update.
 */
export const insertAuditEntry = (entry: AuditEntry, when: Sql = sql`true`): Sql => sql`
  insert into audit.entry (at, actor, officer_id, on_behalf_of, address, action, subject_type, subject_id,
    correlation_id, outcome, change, details)
  select ${entry.at}::timestamptz, ${entry.actor}, ${entry.officerId}::int, ${entry.onBehalfOf ?? null}::int,
         ${correlation.address()}, ${entry.action}, ${entry.subjectType}, ${entry.subjectId}, ${correlation.current()},
         ${entry.outcome ?? 'done'}, ${entry.change ? JSON.stringify(entry.change) : null}::jsonb,
         ${JSON.stringify({ ...entry.details, ...correlation.remarks() })}::jsonb
  where ${when}`;
