import { sql } from '#platform/database';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

const supplement = { items: ['Giấy chứng sinh bản chính', 'Tờ khai có chữ ký'], reason: 'Bản chụp không rõ' };

/** A dossier whose appraisal starts at 08:00 of Wednesday 04/03/2026 and that is due a working day later. */
async function appraised(api: TestApi, officers: HoaBan): Promise<string> {
  api.clock.set('2026-03-04T08:00:00+07:00');
  const { id, dueAt } = await receive(officers.desk);
  expect(dueAt).toBe('2026-03-05T08:00:00.000+07:00');
  await walkTo('appraisal', id, officers);
  return id;
}

const ask = (officers: HoaBan, id: string, asked: object | undefined = supplement) =>
  officers.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement: asked });

const takeIn = (officers: HoaBan, id: string) =>
  officers.desk.act(id, { step: 'awaiting-supplement', action: 'receive-supplement', receivedSupplement });

describe('asking for a supplement', () => {
  let api: TestApi;
  let officers: HoaBan;

  beforeAll(async () => {
    api = await createTestApi();
    officers = await hoaBan(api);
  });
  afterAll(() => api.close());

  it.each<[string, object | undefined, string, string]>([
    ['the checklist', undefined, 'dossier.input-missing', '/supplement'],
    ['anything on the checklist', { items: [], reason: 'Thiếu' }, 'request.invalid', '/supplement/items'],
    ['a reason', { items: ['Giấy chứng sinh'] }, 'request.invalid', '/supplement/reason'],
  ])('is refused without %s', async (_what, asked, code, pointer) => {
    const id = await appraised(api, officers);
    const answer = await officers.caseOfficer.act(id, {
      step: 'appraisal',
      action: 'request-supplement',
      ...(asked && { supplement: asked }),
    });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
    expect((await officers.desk.get(`/dossiers/${id}`)).body).toMatchObject({
      status: 'processing',
      suspended: null,
    });
  });

  it('stops the clock: status, interval, and a task at the desk that has no due time', async () => {
    const id = await appraised(api, officers);
    api.clock.set('2026-03-04T10:00:00+07:00');
    expect(await ask(officers, id)).toMatchObject({ status: 200, body: { status: 'awaiting-supplement' } });
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect(body).toMatchObject({
      status: 'awaiting-supplement',
      suspended: { reason: 'supplement', since: '2026-03-04T10:00:00.000+07:00' },
      dueAt: '2026-03-05T08:00:00.000+07:00',
    });
    expect(body.tasks).toEqual([
      expect.objectContaining({ step: 'awaiting-supplement', role: 'reception-officer', dueAt: null }),
    ]);
  });

  it('keeps the whole checklist with the suspension, for the applicant and for the record', async () => {
    const id = await appraised(api, officers);
    await ask(officers, id);
    const [row] = await api.database.query(sql`
      select s.request, h.details from dossier.suspension s
      join dossier.history h on h.dossier_id = s.dossier_id and h.action = 'request-supplement'
      where s.dossier_id = ${id}`);
    expect(row).toEqual({ request: { supplement }, details: { supplement } });
  });

  it('is the case officer’s to do, and taking the papers in is the desk’s', async () => {
    const id = await appraised(api, officers);
    const body = { step: 'appraisal', action: 'request-supplement', supplement };
    expect(await officers.desk.act(id, body)).toMatchObject({ status: 403 });
    await ask(officers, id);
    expect(await takeIn({ ...officers, desk: officers.caseOfficer }, id)).toMatchObject({ status: 403 });
    expect(await takeIn(officers, id)).toMatchObject({ status: 200, body: { status: 'processing' } });
  });

  it('opens one suspension a round, each closed by the papers that end it', async () => {
    const id = await appraised(api, officers);
    for (const day of ['05', '06']) {
      api.clock.set(`2026-03-${day}T07:30:00+07:00`);
      await ask(officers, id, { ...supplement, second: 'Bản nộp thêm lại mờ' });
      api.clock.advance({ hours: 2 });
      await takeIn(officers, id);
    }
    const suspensions = await api.database.query<{ hours: number }>(sql`
      select extract(epoch from ended_at - started_at)::int / 3600 as hours
      from dossier.suspension where dossier_id = ${id} order by started_at`);
    expect(suspensions).toEqual([{ hours: 2 }, { hours: 2 }]);
  });
});

describe.each([
  // Asked at 10:00 on Wednesday with 6 of 8 working hours left (10:00–11:30, 13:30–17:00, 07:00–08:00).
  ['restart', 'the whole limit again', '2026-03-10T09:00:00.000+07:00', '2026-03-13T09:00:00.000+07:00'],
  [
    'prolong',
    'the working time that was left',
    '2026-03-09T17:00:00.000+07:00',
    '2026-03-12T09:00:00.000+07:00',
  ],
])('taking in the supplement under the policy “%s”', (policy, what, newDue, dueAfterTheLastMinute) => {
  let api: TestApi;
  let officers: HoaBan;

  beforeAll(async () => {
    api = await createTestApi({ SUPPLEMENT_POLICY: policy });
    officers = await hoaBan(api);
  });
  afterAll(() => api.close());

  it(`gives ${what}, and says so in the history`, async () => {
    const id = await appraised(api, officers);
    api.clock.set('2026-03-04T10:00:00+07:00');
    await ask(officers, id);
    api.clock.set('2026-03-09T09:00:00+07:00');
    expect(await takeIn(officers, id)).toMatchObject({
      status: 200,
      body: { status: 'processing', dueAt: newDue },
    });
    const { body: dossier } = await officers.desk.get(`/dossiers/${id}`);
    expect(dossier).toMatchObject({ dueAt: newDue, suspended: null, tasks: [{ step: 'appraisal' }] });
    const { body: history } = await officers.desk.get(`/dossiers/${id}/history`);
    expect(history.items.at(-1)).toMatchObject({
      action: 'receive-supplement',
      dueBefore: '2026-03-05T08:00:00.000+07:00',
      dueAt: newDue,
      officer: { name: 'Hồ Văn Thử Minh' },
    });
  });

  it('leaves late what was late before it was asked: papers mend no delay', async () => {
    const id = await appraised(api, officers);
    api.clock.set('2026-03-06T09:00:00+07:00');
    await ask(officers, id);
    api.clock.set('2026-03-12T09:00:00+07:00');
    expect((await takeIn(officers, id)).body.dueAt).toBe('2026-03-05T08:00:00.000+07:00');
  });

  it('does not count as late what was asked in the very last minute', async () => {
    const id = await appraised(api, officers);
    api.clock.set('2026-03-05T08:00:00+07:00');
    await ask(officers, id);
    api.clock.set('2026-03-12T09:00:00+07:00');
    expect((await takeIn(officers, id)).body.dueAt).toBe(dueAfterTheLastMinute);
  });
});
