import { type Database, raw, sql } from '#platform/database';
import { testPersonalData } from '#testing';
import type { System } from './system.ts';

/** Copies a dossier with its applicant, whom nothing reaches, until there are so many. @param changed columns of the copies */
export async function multiply(
  database: Database,
  id: string,
  count: number,
  changed: object = {},
): Promise<void> {
  const copied = await database.query<{ id: string }>(sql`
    with copies as (
      insert into dossier.dossier
      select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || n)
               || ${JSON.stringify(changed)}::jsonb)).*
      from dossier.dossier d, generate_series(2, ${count}) n where d.id = ${id} returning id)
    insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
      identity_tail, address, submitter_name, received_at)
    select copies.id, a.kind, a.full_name, a.identity_kind, a.identity_sealed, a.identity_index, a.identity_tail,
           a.address, a.submitter_name, a.received_at
    from dossier.applicant a, copies where a.dossier_id = ${id} returning dossier_id as id`);
  await sealAnew(database, id, copied);
}

/** A sealed value opens in its own row alone. */
async function sealAnew(database: Database, original: string, copies: { id: string }[]): Promise<void> {
  const personal = testPersonalData(database);
  const column = 'dossier.applicant.identity_sealed';
  const [first] = await database.query<{ sealed: Buffer }>(sql`
    select identity_sealed as sealed from dossier.applicant where dossier_id = ${original}`);
  const number = await personal.open(first!.sealed, { column, row: original });
  const sealed = await Promise.all(copies.map(({ id }) => personal.seal(number, { column, row: id })));
  await database.query(sql`
    update dossier.applicant a set identity_sealed = v.sealed
    from unnest(${copies.map(({ id }) => id)}::uuid[], ${sealed}::bytea[]) v(id, sealed) where a.dossier_id = v.id`);
}

/** Makes every change of a row take long enough to be killed in. @param table with its schema */
export async function slowDown(database: Database, table: string, seconds: number): Promise<void> {
  await database.query(sql`
    create function public.dawdle() returns trigger language plpgsql as
    $$begin perform pg_sleep(${raw(String(seconds))}); return new; end$$`);
  await database.query(sql`
    create trigger dawdle before update on ${raw(table)} for each row execute function public.dawdle()`);
}

/** Kills a worker each time it has come further, until it has come to the end. @returns how often */
export async function killUntilDone(
  system: System,
  total: number,
  reached: () => Promise<number>,
): Promise<number> {
  let kills = 0;
  for (let now = await reached(); now < total; kills += 1) {
    const before = now;
    system.startWorker();
    await system.until('the worker has come further', async () => {
      now = await reached();
      if (now === before) throw new Error(`still at ${now}`);
    });
    await system.killWorkers();
  }
  return kills;
}
