import { v7 as uuid } from 'uuid';
import { type Database, sql } from '#platform/database';
import { testPersonalData } from '#testing';
import { newSecret, secretPlace } from '../src/application/subscription-secrets.ts';

/** Puts a subscription into the database. @returns its id */
export async function storeSubscription(database: Database, at: Date, endpoint: string): Promise<string> {
  const id = uuid();
  const sealed = await testPersonalData(database).seal(newSecret(), secretPlace(id));
  await database.query(sql`
    insert into webhook.subscription (id, name, endpoint, events, secret_sealed, touched_at, created_at)
    values (${id}, ${id}, ${endpoint}, '{}', ${sealed}, ${at}, ${at})`);
  return id;
}

/** Puts events behind those a subscription has, numbered on. */
export async function storeEvents(database: Database, id: string, count: number, at: Date): Promise<void> {
  await database.query(sql`
    with numbered as (
      update webhook.subscription set last_sequence = last_sequence + ${count} where id = ${id} returning last_sequence)
    insert into webhook.event (subscription_id, sequence, event_id, type, subject, happened_at, data, created_at)
    select ${id}, n, 'event ' || n, 'vn.mot-cua.dossier.status-changed.v1', 'H99', ${at}::timestamptz, '{}', ${at}::timestamptz
    from numbered, generate_series(last_sequence - ${count} + 1, last_sequence) n`);
}

export interface Standing {
  state: string;
  pausedBecause: string | null;
  nextSequence: number;
  tries: number;
  failingSince: Date | null;
  dueAt: Date | null;
}

export async function standingOf(database: Database, id: string): Promise<Standing | undefined> {
  const [standing] = await database.query<Standing>(sql`
    select state, paused_because as "pausedBecause", next_sequence::int as "nextSequence", tries,
           failing_since as "failingSince", due_at as "dueAt"
    from webhook.subscription where id = ${id}`);
  return standing;
}

export async function outcomesOf(database: Database, id: string): Promise<(string | null)[]> {
  const rows = await database.query<{ outcome: string | null }>(
    sql`select outcome from webhook.exchange where subscription_id = ${id} order by call`,
  );
  return rows.map(({ outcome }) => outcome);
}
