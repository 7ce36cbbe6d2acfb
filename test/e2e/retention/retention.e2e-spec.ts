import { ErasePersonalData } from '#dossier';
import { OutboxRelay } from '#platform/outbox';
import { sql } from '#platform/database';
import { ApplyRetention } from '#retention';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, receive, receiveAs, walkTo } from '../../support/walk.ts';
import { untilBlocked } from '../../support/locks.ts';
import { birthRegistration } from '../../support/receptions.ts';
import type { Answer, Officer } from '../../support/officer.ts';

const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'];
const RULE = { years: 5, ground: 'Thông tư thử nghiệm số 1, mục 7' };
const PATH = '/administration/retention-rules/1.001193';
const CLOSED = '2021-06-15T10:00:00+07:00';
const LAST_INSTANT = '2026-12-31T23:59:59.999+07:00';
const DUE = '2027-01-01T00:00:00.000+07:00';

describe('the retention of personal data', () => {
  let api: TestApi;
  let worker: TestWorker;
  let officers: HoaBan;
  let administrator: Officer;

  const put = (rule: object, path = PATH) => administrator.send('PUT', path, rule, {});
  const preview = async () =>
    (await administrator.post('/administration/retention-previews', { procedure: '1.001193', years: 5 }))
      .body;
  const apply = () => worker.get(ApplyRetention).execute();
  /** A dossier of the past, told of and handed over. */
  async function closed(request: object = birthRegistration()): Promise<Answer['body']> {
    const receipt = await receiveAs(officers.desk, request);
    await walkTo('done', receipt.id, officers);
    await worker.get(OutboxRelay).drain();
    await closedAt(receipt.id, CLOSED);
    return receipt;
  }
  const closedAt = (id: string, at: string) =>
    api.database.query(sql`
      update dossier.dossier set closed_at = ${at}::timestamptz where id = ${id}`);
  const kept = async (id: string) => {
    const [row] = await api.database.query<{ kept: boolean }>(sql`
      select identity_sealed is not null as kept from dossier.applicant where dossier_id = ${id}`);
    return row!.kept;
  };
  const erasures = () =>
    api.database.query<{ subject: string; details: object }>(sql`
      select subject_id as subject, details from audit.entry where action = 'dossier.erase-personal-data'`);

  beforeAll(async () => {
    api = await createTestApi();
    worker = await createTestWorker(api);
    await worker.init();
    officers = await hoaBan(api);
    administrator = await api.signIn('quantri.tinh');
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  it('has rules of administrators, each with its ground and its trace', async () => {
    expect((await put(RULE)).status).toBe(204);
    expect((await put({ ...RULE, years: 6 })).status).toBe(204);
    expect((await put(RULE)).status).toBe(204);
    const { body } = await administrator.get('/administration/retention-rules');
    expect(body.items).toMatchObject([{ procedure: '1.001193', ...RULE, setBy: 'quantri.tinh' }]);
    const changes = await api.database.query(sql`
      select change -> 'before' -> 'years' as before, change -> 'after' -> 'years' as after
      from audit.entry where action = 'retention-rule.set' order by id`);
    expect(changes).toEqual([
      { before: null, after: 5 },
      { before: 5, after: 6 },
      { before: 6, after: 5 },
    ]);
  });

  it.each([
    ['a term without a ground', { years: 5 }, 400],
    ['a term of no years', { ...RULE, years: 0 }, 400],
    ['a term longer than terms can be', { ...RULE, years: 71 }, 400],
    ['a term of half years', { ...RULE, years: 2.5 }, 400],
  ])('refuses %s', async (_, rule, status) => {
    expect((await put(rule)).status).toBe(status);
  });

  it('refuses a rule for a procedure that never was, and taking back what is not there', async () => {
    expect((await put(RULE, '/administration/retention-rules/9.999999')).body.code).toBe(
      'retention.procedure-unknown',
    );
    const { body } = await administrator.send(
      'DELETE',
      '/administration/retention-rules/9.999999',
      undefined,
      {},
    );
    expect(body.code).toBe('retention.no-rule');
  });

  it('erases at the instant the term ends, not before: the person, but not the dossier', async () => {
    const { id, code } = await closed();
    const online = {
      ...{ submittedAt: '2021-06-01T01:00:00.000Z', account: { techId: 'T-1', verifiedWithVneid: true } },
      asked: { at: '2021-06-01T02:00:00.000Z', items: ['Ảnh'], reason: 'Thiếu', receivedAt: null },
    };
    await api.database.query(sql`
      update dossier.applicant set online = ${JSON.stringify(online)}::jsonb where dossier_id = ${id}`);
    await api.database.query(sql`
      insert into supervision.nudge (dossier_id, task_id, at, by, words)
      select dossier_id, id, opened_at, closed_by, 'Bà Mẫu đã hỏi ba lần' from dossier.task
      where dossier_id = ${id} and closed_by is not null order by id limit 1`);
    const open = await receive(officers.desk);
    const history = (await officers.desk.get(`/dossiers/${id}/history`)).body;
    api.clock.set(LAST_INSTANT);
    expect(await preview()).toMatchObject({ due: 0, held: 0 });
    expect(await apply()).toBe(0);
    expect(await kept(id)).toBe(true);

    api.clock.set(DUE);
    expect(await preview()).toEqual({ closedBefore: '2022-01-01T00:00:00.000+07:00', due: 1, held: 0 });
    expect(await apply()).toBe(1);
    await worker.get(OutboxRelay).drain();

    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect(body).toMatchObject({ code, status: 'returned', result: { number: '12/TLKS' } });
    expect(body.applicant).toEqual({
      kind: 'person',
      fullName: 'Đã xóa dữ liệu cá nhân',
      identity: { kind: 'citizen-id', masked: null },
      phone: null,
      email: null,
      address: 'Đã xóa dữ liệu cá nhân',
      submitter: 'Đã xóa dữ liệu cá nhân',
      submitterOnFile: false,
      authority: null,
    });
    const [cameIn] = await api.database.query(sql`
      select online from dossier.applicant where dossier_id = ${id}`);
    expect(cameIn).toEqual({ online: { ...online, account: null, verifiedWithVneid: true, asked: null } });
    expect((await officers.desk.get(`/dossiers/${id}/history`)).body).toEqual(history);
    const { items } = (await officers.desk.get(`/dossiers/${id}/deliveries`)).body;
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ recipient }: { recipient: string | null }) => recipient === null)).toBe(true);
    const nudges = (await officers.desk.get(`/dossiers/${id}/nudges`)).body.items;
    expect(nudges).toEqual([expect.objectContaining({ by: expect.any(String), words: null })]);
    expect(await kept(open.id)).toBe(true);
    expect(await erasures()).toEqual([{ subject: id, details: RULE }]);
  });

  it('erases once, whoever asks again', async () => {
    const before = await erasures();
    expect(await apply()).toBe(0);
    expect(await erasures()).toEqual(before);
  });

  it('shows nothing in full of what it erased, and prints no slip of it', async () => {
    const [{ subject } = { subject: '' }] = await erasures();
    const reason = { reason: 'Xác minh theo đề nghị' };
    const view = await officers.desk.post(`/dossiers/${subject}/personal-data-views`, reason);
    expect(view.body.code).toBe('dossier.personal-data-erased');
    expect((await officers.desk.get(`/dossiers/${subject}/forms/receipt.pdf`)).body.code).toBe(
      'dossier.personal-data-erased',
    );
    const found = await officers.desk.post('/dossiers/look-ups', { phone: '0900000001' });
    expect(found.body.items.some(({ id }: { id: string }) => id === subject)).toBe(false);
  });

  it('leaves what is held for a complaint, until the hold ends', async () => {
    const { id } = await closed();
    const hold = (act: string) =>
      officers.leader.post(`/dossiers/${id}/retention-holds${act}`, { reason: 'Khiếu nại' });
    expect((await hold('/end')).body.code).toBe('dossier.not-held');
    expect((await hold('')).status).toBe(204);
    expect((await hold('')).body.code).toBe('dossier.held-already');
    expect(await preview()).toMatchObject({ due: 0, held: 1 });
    expect(await apply()).toBe(0);
    expect((await hold('/end')).status).toBe(204);
    expect(await apply()).toBe(1);
    expect((await hold('')).body.code).toBe('dossier.personal-data-erased');
  });

  it('leaves what an applicant waits for an answer about, until it is given', async () => {
    const { id, code, tracking } = await closed();
    const asked = await api.anyone.post(`/tracking/${code}/enquiries?secret=${tracking.secret}`, {
      ...{ kind: 'complaint', content: 'Giấy ghi sai tên' },
    });
    expect(await preview()).toMatchObject({ due: 0, held: 1 });
    expect(await apply()).toBe(0);
    expect(await kept(id)).toBe(true);
    expect((await officers.desk.get('/enquiries?state=waiting')).body.items).toMatchObject([
      { id: asked.body.id, content: 'Giấy ghi sai tên' },
    ]);
    const answered = await officers.desk.post(`/enquiries/${asked.body.id}/answer`, { answer: 'Sẽ cấp lại' });
    expect(answered.status).toBe(204);
    expect(await preview()).toMatchObject({ due: 1, held: 0 });
    expect(await apply()).toBe(1);
  });

  it('is seen by an enquiry that began before it, which is refused', async () => {
    const { id, code, tracking } = await closed();
    const { erasing, asking } = await api.database.transaction(async (tx) => {
      await tx.query(sql`select from dossier.applicant where dossier_id = ${id} for update`);
      const work = { erasing: apply(), asking: Promise.resolve<Answer | null>(null) };
      await untilBlocked(api.database);
      work.asking = api.anyone.post(`/tracking/${code}/enquiries?secret=${tracking.secret}`, {
        ...{ kind: 'question', content: 'Có còn lưu không?' },
      });
      await untilBlocked(api.database, 2);
      return work;
    });
    expect(await erasing).toBe(1);
    expect((await asking)?.status).toBe(404);
    expect(await api.database.query(sql`select from feedback.enquiry where dossier_id = ${id}`)).toEqual([]);
  });

  describe('of a dossier that lent a paper', () => {
    const reusing = (dossierId: string) =>
      birthRegistration({
        components: [
          { code: FORM, originals: 1 },
          { code: CERTIFICATE, reuses: { dossierId, component: CERTIFICATE } },
        ],
      });

    it('waits until the dossier that took it is erased', async () => {
      const lender = await closed();
      const borrower = await closed(reusing(lender.id));
      await closedAt(borrower.id, api.clock.now().toISOString());
      expect(await preview()).toMatchObject({ due: 0, held: 1 });
      expect(await apply()).toBe(0);
      expect(await kept(lender.id)).toBe(true);

      await closedAt(borrower.id, CLOSED);
      expect(await preview()).toMatchObject({ due: 1, held: 1 });
      expect(await apply()).toBe(2);
      expect(await kept(lender.id)).toBe(false);
    });

    it('is seen by a reception that began before it, which is refused', async () => {
      const { id } = await closed();
      const { erasing, receiving } = await api.database.transaction(async (tx) => {
        await tx.query(sql`select from dossier.applicant where dossier_id = ${id} for update`);
        const work = { erasing: apply(), receiving: Promise.resolve<Answer | null>(null) };
        await untilBlocked(api.database);
        work.receiving = officers.desk.post('/dossiers', reusing(id));
        await untilBlocked(api.database, 2);
        return work;
      });
      expect(await erasing).toBe(1);
      const refused = await receiving;
      expect([refused?.status, refused?.body.code]).toEqual([409, 'intake.paper-not-held']);
    });

    it('leaves alone what a reception under way takes a paper from', async () => {
      const { id } = await closed();
      const { receiving } = await api.database.transaction(async (tx) => {
        await tx.query(sql`select from dossier.code_counter for update`);
        const work = { receiving: officers.desk.post('/dossiers', reusing(id)) };
        await untilBlocked(api.database);
        expect(await apply()).toBe(0);
        return work;
      });
      expect((await receiving).status).toBe(201);
      expect(await apply()).toBe(0);
      expect(await kept(id)).toBe(true);
    });
  });

  it('erases a dossier once when two workers come to it at once', async () => {
    const { id } = await closed();
    const another = await createTestWorker(api);
    const both = await Promise.all([apply(), another.get(ApplyRetention).execute()]);
    await another.close();
    expect(both.sort()).toEqual([0, 1]);
    expect((await erasures()).filter(({ subject }) => subject === id)).toHaveLength(1);
  });

  it('erases a whole batch or nothing of it', async () => {
    const { id } = await closed();
    await api.database.query(sql`
      create function public.fail() returns trigger language plpgsql as $$begin raise 'killed'; end$$`);
    await api.database.query(sql`
      create trigger fail before insert on audit.entry for each row
      when (new.action = 'dossier.erase-personal-data') execute function public.fail()`);
    const order = { procedure: '1.001193', closedBefore: api.clock.now() };
    const batch = worker.get(ErasePersonalData, { strict: false }).batch(order, api.clock.now(), {});
    await expect(batch).rejects.toThrow('killed');
    expect(await kept(id)).toBe(true);
    await api.database.query(sql`drop function public.fail cascade`);
    expect(await apply()).toBe(1);
  });

  it('erases nothing without a rule', async () => {
    const { id } = await closed();
    expect((await administrator.send('DELETE', PATH, undefined, {})).status).toBe(204);
    expect(await apply()).toBe(0);
    expect(await kept(id)).toBe(true);
  });
});
