import type { Officer } from '../../support/officer.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

describe('receiving a dossier at the desk', () => {
  let api: TestApi;
  let desk: Officer;

  beforeAll(async () => {
    api = await createTestApi();
    desk = await api.signIn('tiepnhan.hoaban');
  });
  afterAll(() => api.close());

  it('gives a code, an appointment, a tracking secret and the first task', async () => {
    api.clock.set('2026-03-04T08:00:00+07:00');
    const receipt = await receive(desk);
    expect(receipt.code).toMatch(/^H99(\.\d+)+-260304-\d{4}$/);
    expect(receipt.dueAt).toBe('2026-03-05T08:00:00.000+07:00');
    expect(receipt.tracking.secret).toMatch(/^[A-Z2-9]{10}$/);
    const { body: dossier, headers } = await desk.get(`/dossiers/${receipt.id}`);
    expect(headers['etag']).toBe('"1"');
    expect(dossier).toMatchObject({
      status: 'received',
      version: 1,
      tasks: [{ step: 'reception', role: 'reception-officer' }],
    });
  });

  it('never shows the identity number, and stores it unreadable', async () => {
    const receipt = await receive(desk);
    const { body: dossier } = await desk.get(`/dossiers/${receipt.id}`);
    expect(dossier.applicant.identity.masked).toBe('•••001');
    const tables = await api.database.query<{ row: string }>({
      text: `select a::text as row from dossier.applicant a where dossier_id = $1
             union all select h::text from dossier.history h where dossier_id = $1
             union all select m::text from platform.outbox_message m where subject_id = $1
             union all select k::text from platform.idempotency_key k`,
      values: [receipt.id],
    } as never);
    expect(JSON.stringify([dossier, tables])).not.toContain(applicant.identity.number);
  });

  it('gives 50 parallel receptions 50 distinct consecutive codes', async () => {
    api.clock.set('2026-03-06T09:00:00+07:00');
    const receipts = await Promise.all(Array.from({ length: 50 }, () => receive(desk)));
    const ordinals = receipts.map(({ code }) => Number(code.split('-').at(-1))).sort((a, b) => a - b);
    expect(ordinals).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('starts each day and each desk at 0001', async () => {
    api.clock.set('2026-03-09T09:00:00+07:00');
    const otherDesk = await api.signIn('tiepnhan.benlau');
    const [here, there] = [await receive(desk), await receive(otherDesk)];
    expect(here.code).toMatch(/-260309-0001$/);
    expect(there.code).toMatch(/-260309-0001$/);
    expect(here.code).not.toBe(there.code);
  });

  it('answers a replayed Idempotency-Key with the same dossier', async () => {
    const key = { 'idempotency-key': 'replayed-reception-1' };
    const [first, second] = [
      await desk.post('/dossiers', birthRegistration(), key),
      await desk.post('/dossiers', birthRegistration(), key),
    ];
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
  });

  it('takes ten simultaneous sendings of one key as one dossier', async () => {
    const key = { 'idempotency-key': 'simultaneous-reception' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => desk.post('/dossiers', birthRegistration(), key)),
    );
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
  });

  it('refuses a replayed key with another body', async () => {
    const key = { 'idempotency-key': 'replayed-reception-2' };
    await desk.post('/dossiers', birthRegistration(), key);
    const { status, body } = await desk.post('/dossiers', birthRegistration({ comment: 'khác' }), key);
    expect(status).toBe(422);
    expect(body.code).toBe('request.idempotency-key-reused');
  });
});

describe('the appointment', () => {
  let api: TestApi;
  let desk: Officer;

  beforeAll(async () => {
    api = await createTestApi();
    desk = await api.signIn('tiepnhan.hoaban');
  });
  afterAll(() => api.close());

  // One working day of 07:00–11:30 and 13:30–17:00; calendar of 2026 by 9441/TB-BNV, 12729/VPCP-KGVX, NQ 28/2026/QH16.
  it.each([
    ['an ordinary morning', '2026-03-04T08:00:00+07:00', '2026-03-05T08:00:00.000+07:00'],
    ['before opening', '2026-03-04T05:30:00+07:00', '2026-03-04T17:00:00.000+07:00'],
    ['lunch', '2026-03-04T12:00:00+07:00', '2026-03-05T11:30:00.000+07:00'],
    ['after closing', '2026-03-04T19:00:00+07:00', '2026-03-05T17:00:00.000+07:00'],
    ['a Friday afternoon', '2026-03-06T15:00:00+07:00', '2026-03-09T15:00:00.000+07:00'],
    ['a Sunday', '2026-03-08T10:00:00+07:00', '2026-03-09T17:00:00.000+07:00'],
    ['the eve of Tết', '2026-02-13T16:00:00+07:00', '2026-02-23T16:00:00.000+07:00'],
    ['the Friday before a make-up Saturday', '2026-08-21T10:00:00+07:00', '2026-08-22T10:00:00.000+07:00'],
    [
      'the Friday before the swapped Monday 31/8',
      '2026-08-28T10:00:00+07:00',
      '2026-09-03T10:00:00.000+07:00',
    ],
    ['the eve of Ngày Văn hóa 24/11', '2026-11-23T10:00:00+07:00', '2026-11-25T10:00:00.000+07:00'],
  ])('is right when received in %s', async (_when, receivedAt, dueAt) => {
    api.clock.set(receivedAt);
    desk = await api.signIn('tiepnhan.hoaban');
    expect((await receive(desk)).dueAt).toBe(dueAt);
  });

  it('is marked provisional when next year’s holidays are not yet published', async () => {
    api.clock.set('2026-12-31T10:00:00+07:00');
    desk = await api.signIn('tiepnhan.hoaban');
    expect(await receive(desk)).toMatchObject({ dueProvisional: true });
  });
});
