import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import { tracesOf } from '../../support/delegations.ts';
import { untilBlocked } from '../../support/locks.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let elsewhere: Officer;
let receipt: Answer['body'];

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  elsewhere = await api.signIn('lanhdao.saokhue');
});
beforeEach(async () => {
  await api.database.query(sql`delete from feedback.enquiry`);
  await api.database.query(
    sql`delete from platform.outbox_message where name = 'feedback.enquiry-answered.v1'`,
  );
  api.clock.set('2026-03-04T08:00:00+07:00');
  receipt = await receive(officers.desk);
});
afterAll(() => api.close());

const place = (secret = receipt.tracking.secret) => `/tracking/${receipt.code}/enquiries?secret=${secret}`;
const write = (body: object = { kind: 'question', content: 'Bao giờ có kết quả?' }, headers = {}) =>
  api.anyone.post(place(), body, headers);
const mine = async () => (await api.anyone.get(place())).body.items;
const listed = async (officer: Officer, state = 'waiting') =>
  (await officer.get(`/enquiries?state=${state}`)).body.items;
const told = () =>
  api.database.query<{ subject: string; payload: object }>(sql`
    select subject_id as subject, payload from platform.outbox_message where name = 'feedback.enquiry-answered.v1'`);
const answer = (officer: Officer, id: string, words = 'Trong ngày mai') =>
  officer.post(`/enquiries/${id}/answer`, { answer: words });

describe('what an applicant asks about a dossier', () => {
  it('is owed an answer by the agency that leads it, within working days', async () => {
    const { status, body } = await write();
    // Wednesday; five working days.
    expect([status, body.dueAt]).toEqual([201, '2026-03-11T17:00:00.000+07:00']);
    expect((await write({ kind: 'complaint', content: 'Chờ lâu' })).body.dueAt).toBe(
      '2026-03-18T17:00:00.000+07:00',
    );
    expect(await listed(officers.desk)).toMatchObject([
      { id: body.id, agency: 'H99.41', content: 'Bao giờ có kết quả?', late: false, answer: null },
      { kind: 'complaint' },
    ]);
    expect(await listed(elsewhere)).toEqual([]);
    expect(await tracesOf(api.database, 'feedback.enquire')).not.toEqual([]);
    const rows = await api.database.query<{ row: string }>(
      sql`select e::text as row from feedback.enquiry e`,
    );
    expect(JSON.stringify(rows)).not.toContain('Chờ lâu');
  });

  it('is kept once for a key, and not under the same key as something else', async () => {
    const key = { 'idempotency-key': uuid() };
    const [first, again] = [await write(undefined, key), await write(undefined, key)];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await mine()).toHaveLength(1);
    const other = await write({ kind: 'question', content: 'Khác' }, key);
    expect(other.body.code).toBe('request.idempotency-key-reused');
  });

  it('is refused to strangers, without words, and while too much waits', async () => {
    const stranger = await api.anyone.post(place('AAAAAAAAAA'), { kind: 'question', content: 'Gì đó' });
    expect([stranger.status, stranger.body.code]).toEqual([404, 'feedback.dossier-unknown']);
    expect((await write({ kind: 'question', content: '  ' })).status).toBe(400);
    expect((await write({ kind: 'praise', content: 'Tốt' })).status).toBe(400);
    for (let sent = 0; sent < 5; sent += 1) await write();
    expect((await write()).body.code).toBe('feedback.too-many-waiting');
    const [first] = await listed(officers.desk);
    await answer(officers.desk, first.id);
    expect((await write()).status).toBe(201);
  });
});

describe('what is asked at once about a dossier', () => {
  it('is no more than what may wait', async () => {
    const { sent } = await api.database.transaction(async (tx) => {
      await tx.query(sql`select from dossier.dossier where id = ${receipt.id} for update`);
      const together = Array.from({ length: 8 }, () => write());
      await untilBlocked(api.database, 8);
      return { sent: together };
    });
    const codes = (await Promise.all(sent)).map(({ status, body }) => body.code ?? status);
    expect(codes.sort()).toEqual([
      ...Array<number>(5).fill(201),
      ...Array<string>(3).fill('feedback.too-many-waiting'),
    ]);
  });
});

describe('an answer', () => {
  it('is given once by who may, and shown to the applicant', async () => {
    const { id } = (await write()).body;
    expect((await answer(elsewhere, id)).body.code).toBe('feedback.enquiry-unknown');
    expect((await answer(officers.clerk, id)).status).toBe(403);
    const answers = await Promise.all([answer(officers.desk, id), answer(officers.unitHead, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    // Told once, and nothing of the words.
    expect(await told()).toEqual([
      {
        subject: receipt.id,
        payload: { enquiryId: id, kind: 'question', agencyId: expect.any(Number) },
      },
    ]);
    expect(await mine()).toMatchObject([
      { id, answer: 'Trong ngày mai', answeredAt: '2026-03-04T08:00:00.000+07:00' },
    ]);
    expect(JSON.stringify(await mine())).not.toContain('answeredBy');
    expect(await listed(officers.desk)).toEqual([]);
    expect(await listed(officers.leader, 'answered')).toMatchObject([
      { id, late: false, answeredBy: expect.any(String) },
    ]);
    expect(await tracesOf(api.database, 'feedback.answer')).not.toEqual([]);
  });

  it('that is owed too long is seen by heads, and stays late once it is given', async () => {
    const { id } = (await write()).body;
    await write({ kind: 'complaint', content: 'Chờ lâu' });
    expect(await listed(officers.leader, 'late')).toEqual([]);
    api.clock.set('2026-03-11T17:00:01+07:00');
    expect(await listed(officers.leader, 'late')).toMatchObject([{ id, late: true }]);
    await answer(officers.desk, id);
    expect(await listed(officers.leader, 'late')).toEqual([]);
    expect(await listed(officers.leader, 'answered')).toMatchObject([{ id, late: true }]);
  });

  it('is taken for no enquiry of a dossier whose personal data were erased: nobody would erase it', async () => {
    const { id } = (await write()).body;
    await api.database.query(sql`update dossier.dossier set erased_at = now() where id = ${receipt.id}`);
    expect((await answer(officers.desk, id)).body.code).toBe('feedback.enquiry-unknown');
    expect(await told()).toEqual([]);
    api.clock.set('2026-03-12T08:00:00+07:00');
    for (const state of ['waiting', 'late']) expect(await listed(officers.leader, state)).toEqual([]);
  });
});
