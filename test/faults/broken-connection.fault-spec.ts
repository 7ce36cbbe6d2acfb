import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from '#platform/database';
import { eventually } from '#testing';
import type { Officer } from '../support/officer.ts';
import { birthRegistration } from '../support/receptions.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

const body = birthRegistration();

describe('a connection that breaks while a dossier is received', () => {
  let api: TestApi;
  let desk: Officer;

  beforeAll(async () => {
    api = await createTestApi();
    await api.app.listen(0, '127.0.0.1');
    desk = await api.signIn('tiepnhan.hoaban');
  });
  afterAll(() => api.close());

  const received = async () => {
    const [row] = await api.database.query<{ dossiers: number }>(sql`
      select count(*)::int as dossiers from dossier.dossier`);
    return row?.dossiers;
  };

  /** Sends a reception over a connection of its own. @returns what breaks it */
  const sendAndBreak = (key: string): (() => void) => {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const request = send({
      port,
      method: 'POST',
      path: '/api/v1/dossiers',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${desk.session}`,
      },
    });
    request.on('error', () => undefined);
    request.end(JSON.stringify(body));
    return () => request.destroy();
  };

  /** Holds every reception up in the database. @returns what lets them go on */
  const holdReceptions = async (): Promise<() => Promise<void>> => {
    const runner = api.database.source.createQueryRunner();
    await runner.startTransaction();
    await runner.query('lock table dossier.code_counter in exclusive mode');
    return async () => {
      await runner.commitTransaction();
      await runner.release();
    };
  };
  const heldUp = (count: number) =>
    eventually('receptions wait for the lock', async () => {
      const rows = await api.database.query(sql`
        select pid from pg_locks where relation = 'dossier.code_counter'::regclass and not granted`);
      expect(rows).toHaveLength(count);
    });

  it('leaves one dossier when the client sends again while the first attempt is still at work', async () => {
    const before = (await received()) ?? 0;
    const letGo = await holdReceptions();
    const breakOff = sendAndBreak('broken-at-work');
    await heldUp(1);
    breakOff();
    const again = desk.post('/dossiers', body, { 'idempotency-key': 'broken-at-work' });
    await heldUp(2);
    await letGo();
    expect((await again).status).toBe(201);
    expect(await received()).toBe(before + 1);
  });

  it('leaves one dossier, with the same answer, when the client sends again after the work was done', async () => {
    const before = (await received()) ?? 0;
    const letGo = await holdReceptions();
    const breakOff = sendAndBreak('broken-when-done');
    await heldUp(1);
    breakOff();
    await letGo();
    await eventually('the work is done for nobody', async () => expect(await received()).toBe(before + 1));
    const answers = [
      await desk.post('/dossiers', body, { 'idempotency-key': 'broken-when-done' }),
      await desk.post('/dossiers', body, { 'idempotency-key': 'broken-when-done' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await received()).toBe(before + 1);
  });
});
