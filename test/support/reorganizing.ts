import { type Database, sql } from '#platform/database';
import { ApplyReorganizations } from '#reorganization';
import { multiply } from './killing.ts';
import type { Answer, Officer } from './officer.ts';
import type { TestApi } from './test-api.ts';
import type { TestWorker } from './test-worker.ts';

export const RESOLUTION = { reason: 'Sắp xếp đơn vị hành chính', decision: '1671/NQ-UBTVQH15' };

/** Copies a dossier as {@link multiply} does, along with its tasks, who sees it and its history. */
export async function multiplyWhole(
  database: Database,
  id: string,
  count: number,
  changed: object = {},
): Promise<void> {
  const copies = sql`
    from dossier.dossier d, dossier.dossier copy
    where d.id = ${id} and copy.code like d.code || '%' and copy.id <> d.id`;
  await multiply(database, id, count, changed);
  await database.query(sql`
    with one as (select copy.id ${copies})
    insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit, assignee_id)
    select one.id, t.step, t.step_name, t.agency_id, t.role, t.opened_at, t.due_at, t.time_limit, t.assignee_id
    from one, dossier.task t where t.dossier_id = ${id} and t.closed_at is null`);
  await database.query(sql`
    with one as (select copy.id ${copies})
    insert into dossier.participation (agency_id, dossier_id, since)
    select p.agency_id, one.id, p.since from one, dossier.participation p where p.dossier_id = ${id}`);
  await database.query(sql`
    with one as (select copy.id ${copies})
    insert into dossier.history
    select (jsonb_populate_record(h, jsonb_build_object('dossier_id', one.id))).*
    from one, dossier.history h where h.dossier_id = ${id}`);
}

/** Plans a reorganisation. @returns the plan */
export async function planned(administrator: Officer, request: object): Promise<Answer['body']> {
  const { status, body } = await administrator.post('/administration/reorganizations', request);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

export async function decided(administrator: Officer, id: string): Promise<void> {
  const { status, body } = await administrator.post(
    `/administration/reorganizations/${id}/decision`,
    RESOLUTION,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Lets the worker carry out what is due, until it has nothing left to do. */
export async function carriedOut({ clock }: Pick<TestApi, 'clock'>, worker: TestWorker): Promise<void> {
  // Entered, in effect, the dossiers of the first pass, those of the last.
  for (let round = 0; round < 5; round += 1) {
    await worker.get(ApplyReorganizations).execute();
    clock.advance({ seconds: 11 });
  }
}
