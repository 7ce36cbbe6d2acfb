import { sql, type Sql } from '#platform/database';
import { correlation } from '#platform/logging';

/** Who did what to which thing; `details` holds no personal data, only codes and ids. */
export interface AuditEntry {
  at: Date;
  /** Account name of the officer, or `system`. */
  actor: string;
  officerId: number | null;
  /** Stable verb, e.g. `dossier.receive`. */
  action: string;
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
}

/**
 * The statement that writes an audit row; belongs into the transaction (or the very statement) of the change.
 * @param when SQL condition under which it is written, for use beside a conditional update.
 */
export const insertAuditEntry = (entry: AuditEntry, when: Sql = sql`true`): Sql => sql`
  insert into audit.entry (at, actor, officer_id, action, subject_type, subject_id, correlation_id, details)
  select ${entry.at}::timestamptz, ${entry.actor}, ${entry.officerId}::int, ${entry.action}, ${entry.subjectType},
         ${entry.subjectId}, ${correlation.current()}, ${JSON.stringify(entry.details)}::jsonb
  where ${when}`;
