import { sql, type Sql } from '#platform/database';
import { correlation } from '#platform/logging';
import type { OutboxMessage } from './outbox-message.ts';

/**
 * The statement that writes messages; belongs into the transaction (or the very statement) of the change.
 * @param when SQL condition under which they are written, for use beside a conditional update.
 */
export const insertOutboxMessages = (messages: readonly OutboxMessage[], when: Sql = sql`true`): Sql => sql`
  insert into platform.outbox_message (name, subject_id, agency_id, payload, correlation_id, occurred_at, next_attempt_at)
  select m.name, m."subjectId", coalesce(m."agencyId", 0), m.payload, ${correlation.current()}, m."occurredAt", m."occurredAt"
  from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
       as m(name text, "subjectId" uuid, "agencyId" int, payload jsonb, "occurredAt" timestamptz)
  where ${when}`;
