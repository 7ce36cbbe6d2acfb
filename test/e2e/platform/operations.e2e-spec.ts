import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

let api: TestApi;
let administrator: Officer;
let dossierId: string;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
  const { id } = await receive(await api.signIn('tiepnhan.hoaban'));
  dossierId = id;
});
afterAll(() => api.close());

/** A message the relay gave up on. */
async function parked(): Promise<string> {
  const [row] = await api.database.query<{ id: string }>(sql`
    insert into platform.outbox_message
      (name, subject_id, payload, correlation_id, occurred_at, next_attempt_at, state, attempts, last_error)
    values ('dossier.changed.v1', ${dossierId}, '{"sequence": 1}', 'parked-by-test', ${api.clock.now()},
            ${api.clock.now()}, 'parked', 20, 'subscriber portal-sync: no such sequence')
    returning id`);
  return row!.id;
}

const state = async (id: string) => {
  const [row] = await api.database.query(sql`
    select state, attempts, next_attempt_at as "nextAttemptAt" from platform.outbox_message where id = ${id}`);
  return row;
};

describe('the outbox, as administrators see it', () => {
  it('shows what is parked, with its cause, and how many wait', async () => {
    const id = await parked();
    const { status, body } = await administrator.get('/operations/outbox');
    expect(status).toBe(200);
    expect(body.pending).toBe(1);
    expect(body.items).toContainEqual({
      id,
      name: 'dossier.changed.v1',
      subjectId: dossierId,
      attempts: 20,
      lastError: 'subscriber portal-sync: no such sequence',
      occurredAt: '2026-03-04T08:00:00.000+07:00',
    });
  });

  it('lets a parked message run again, from the first attempt, and audits who did it', async () => {
    const id = await parked();
    api.clock.advance({ minutes: 5 });
    expect(await administrator.post(`/operations/outbox/${id}/retry`)).toMatchObject({
      status: 204,
      body: '',
    });
    expect(await state(id)).toEqual({ state: 'pending', attempts: 0, nextAttemptAt: api.clock.now() });
    const audited = await api.database.query(sql`
      select actor, action from audit.entry where subject_type = 'outbox-message' and subject_id = ${id}`);
    expect(audited).toEqual([{ actor: 'quantri.tinh', action: 'outbox.retry' }]);
  });

  it('revives a message once, however many administrators ask at the same instant', async () => {
    const id = await parked();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => administrator.post(`/operations/outbox/${id}/retry`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404]);
    const audited = await api.database.query(sql`
      select 1 from audit.entry where subject_id = ${id} and outcome = 'done'`);
    expect(audited).toHaveLength(1);
  });

  it.each([
    ['that nobody sent', async () => '999999', 404],
    ['that waits already', async () => await waiting(), 404],
    ['without a number', async () => 'abc', 400],
    ['with a number too big', async () => '9'.repeat(19), 400],
  ])('has no message %s to run again', async (_which, id, status) => {
    expect(await administrator.post(`/operations/outbox/${await id()}/retry`)).toMatchObject({ status });
  });

  const waiting = async (): Promise<string> => {
    const [row] = await api.database.query<{ id: string }>(sql`
      select min(id)::text as id from platform.outbox_message where subject_id = ${dossierId} and state = 'pending'`);
    return row!.id;
  };

  it.each(['tiepnhan.hoaban', 'lanhdao.hoaban', 'giamsat.tinh'])('is closed to %s', async (username) => {
    const id = await parked();
    const officer = await api.signIn(username);
    for (const answer of [
      await officer.get('/operations/outbox'),
      await officer.post(`/operations/outbox/${id}/retry`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'identity.role-required']);
    }
    expect(await state(id)).toMatchObject({ state: 'parked' });
  });

  it('is closed to nobody in particular', async () => {
    const id = await parked();
    expect((await api.anyone.get('/operations/outbox')).status).toBe(401);
    expect((await api.anyone.post(`/operations/outbox/${id}/retry`)).status).toBe(401);
    expect(await state(id)).toMatchObject({ state: 'parked' });
  });
});
