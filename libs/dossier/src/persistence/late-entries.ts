import { type Queryable, sql, type Sql } from '#platform/database';
import type { LateEntry } from '../domain/late-entry.ts';

/** An event entered after the fact, as it waits for its decision. */
export interface NewLateEntry {
  id: string;
  dossierId: string;
  content: LateEntry;
  explanation: string;
  enteredAt: Date;
  enteredBy: number;
}

export interface StoredLateEntry extends NewLateEntry {
  enteredByName: string;
  state: 'pending' | 'approved' | 'rejected';
  decidedAt: Date | null;
  decision: string | null;
}

export interface LateEntryDecision {
  id: string;
  state: 'approved' | 'rejected';
  at: Date;
  by: number;
  decision: string;
}

export const insertLateEntry = (entry: NewLateEntry): Sql => sql`
  insert into dossier.late_entry (id, dossier_id, content, explanation, entered_at, entered_by, state)
  values (${entry.id}, ${entry.dossierId}, ${JSON.stringify(entry.content)}::jsonb, ${entry.explanation},
          ${entry.enteredAt}, ${entry.enteredBy}, 'pending')`;

/** Locks an entry that is still to be decided. */
export const lockPendingEntry = (id: string): Sql => sql`
  select id from dossier.late_entry where id = ${id} and state = 'pending' for update`;

/** Decides a pending entry; one that was decided before stays as it is. */
export const decideLateEntry = (
  { id, state, at, by, decision }: LateEntryDecision,
  when: Sql = sql`true`,
): Sql => sql`
  update dossier.late_entry
  set state = ${state}, decided_at = ${at}, decided_by = ${by}, decision = ${decision}
  where id = ${id} and state = 'pending' and ${when}
  returning id`;

/** A dossier's entries, the newest last. @param id only this one */
export const lateEntriesOf = (
  queryable: Queryable,
  dossierId: string,
  id?: string,
): Promise<StoredLateEntry[]> =>
  queryable.query<StoredLateEntry>(sql`
    select e.id, e.dossier_id as "dossierId", e.content, e.explanation, e.entered_at as "enteredAt",
           e.entered_by as "enteredBy", o.full_name as "enteredByName", e.state, e.decided_at as "decidedAt", e.decision
    from dossier.late_entry e join organization.officer o on o.id = e.entered_by
    where e.dossier_id = ${dossierId} and (${id ?? null}::uuid is null or e.id = ${id ?? null}::uuid)
    order by e.entered_at, e.id`);
