import { raw, sql } from '#platform/database';
import type { OutgoingDossier } from '#simulators';
import { eventually } from '#testing';
import { freePort } from '../support/free-port.ts';
import { BIRTH_ORDER } from '../support/portal-arrivals.ts';
import { serviceKeyOf } from '../support/service-keys.ts';
import { System } from '../support/system.ts';
import { AppProcess } from '../support/worker-process.ts';

jest.setTimeout(300_000);

/** Where it is killed: in the middle of writing to this table, in the order it comes to them. */
const MOMENTS = ['document.version', 'intake.submission', 'document.piece', 'platform.outbox_message'];

describe('an API killed while the national portal hands a dossier in', () => {
  let system: System;
  let headers: Record<string, string>;
  const apis: AppProcess[] = [];

  beforeAll(async () => {
    system = await System.start();
    const key = await serviceKeyOf(system, 'H99');
    headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  });
  afterAll(async () => {
    for (const api of apis) await api.kill();
    await system.close();
  });

  async function startApi(): Promise<{ api: AppProcess; send: Send }> {
    const port = await freePort();
    const api = new AppProcess('api', { ...system.environment, PORT: String(port) });
    apis.push(api);
    const address = `http://127.0.0.1:${port}`;
    await eventually('the API answers', () => fetch(`${address}/health/ready`), 60_000);
    const send = async (dossier: object): Promise<unknown> => {
      const body = JSON.stringify(dossier);
      const answer = await fetch(`${address}/api/v1/portal-arrivals`, { method: 'POST', headers, body }).then(
        (got) => got.json() as Promise<{ error_code: number }>,
        () => 'cut off' as const,
      );
      return answer === 'cut off' ? answer : answer.error_code;
    };
    return { api, send };
  }

  /** Every row that is written there takes long enough to be killed in. */
  const dawdleIn = async (table: string): Promise<void> => {
    await system.database.query(sql`
      create or replace function public.dawdle() returns trigger language plpgsql as
      $$begin perform pg_sleep(30); return new; end$$`);
    await system.database.query(sql`
      create trigger dawdle before insert on ${raw(table)} for each row execute function public.dawdle()`);
  };
  const hurryIn = (table: string) => system.database.query(sql`drop trigger dawdle on ${raw(table)}`);
  const isDawdling = async (): Promise<void> => {
    const [row] = await system.database.query<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`);
    if (row?.count !== 1) throw new Error('not yet');
  };
  /** Ends what the killed process has left running in the database, as the server does once it writes to nobody. */
  const endDawdling = () =>
    system.database.query(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event = 'PgSleep' and datname = current_database()`);

  const found = async ({ MaHoSo }: OutgoingDossier) => {
    const [row] = await system.database.query<{ submissions: number; papers: number; faults: number }>(sql`
      select (select count(*)::int from intake.submission where source_code = ${MaHoSo}) as submissions,
             (select count(*)::int from intake.submission s join document.document o on o.submission_id = s.id
              join document.version v on v.document_id = o.id and v.state = 'waiting'
              where s.source_code = ${MaHoSo}) as papers,
             (select count(*)::int from intake.portal_fault where code = ${MaHoSo}) as faults`);
    return row;
  };

  it.each(MOMENTS)('in %s has lost nothing once the portal sends again, and keeps one', async (table) => {
    const dossier = system.handingIn.register(BIRTH_ORDER);
    const { api, send } = await startApi();
    await dawdleIn(table);
    const broken = send(dossier);
    await eventually('it is in the middle of it', isDawdling);
    await api.kill();
    expect(await broken).toBe('cut off');
    await endDawdling();
    await hurryIn(table);
    expect(await found(dossier)).toMatchObject({ submissions: 0, faults: 0 });

    const { send: sendAgain } = await startApi();
    expect([await sendAgain(dossier), await sendAgain(dossier)]).toEqual([0, 1]);
    expect(await found(dossier)).toEqual({ submissions: 1, papers: 2, faults: 0 });
  });

  it('after everything was written answers the portal that it had it, when it sends again', async () => {
    const dossier = system.handingIn.register(BIRTH_ORDER);
    const { api, send } = await startApi();
    const broken = send(dossier);
    await eventually('it is written', async () => {
      if ((await found(dossier))?.submissions !== 1) throw new Error('not yet');
    });
    await api.kill();
    await broken;
    const { send: sendAgain } = await startApi();
    expect(await sendAgain(dossier)).toBe(1);
    expect(await found(dossier)).toEqual({ submissions: 1, papers: 2, faults: 0 });
  });
});

type Send = (dossier: object) => Promise<unknown>;
