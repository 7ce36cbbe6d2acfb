import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import {
  businessRegistration,
  charged,
  demanded,
  fault,
  fees,
  kept,
  LEVY,
  LEVY_AMOUNT,
  openTill,
  refused,
} from '../../support/money.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { landRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receiveAs } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let desk: Officer;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  ({ desk } = officers);
  administrator = await api.signIn('quantri.tinh');
  await openTill(desk);
});
afterAll(() => api.close());

const account = (id: string, officer = desk) => demanded(officer.get(fees(id)));
const pay = (id: string, amount: unknown, more = {}, officer = desk) =>
  officer.post(`${fees(id)}/payments`, { amount, ...more });
const chargeOf = async (id: string): Promise<string> =>
  (await account(id)).entries.find(({ kind }: { kind: string }) => kind === 'charge').id;

describe('what a dossier costs', () => {
  const preview = (request: object) => demanded(api.anyone.post('/fee-previews', request));
  const set = (amount: object) =>
    administrator.post('/administration/council-amounts', {
      ...{ procedure: '1.001612', item: LEVY, amount: 30_000, resolution: '12/2025/NQ-HĐND' },
      ...{ validFrom: '2026-01-01', ...amount },
    });

  it('is told to everyone before, by channel', async () => {
    expect(await preview({ procedure: '1.001612' })).toMatchObject({
      items: [{ name: LEVY, kind: 'levy', due: 'on-reception', amount: LEVY_AMOUNT }],
      total: LEVY_AMOUNT,
    });
    expect(await preview({ procedure: '1.001612', channel: 'online' })).toMatchObject({ total: 150_000 });
  });

  it('is not known, and not nought, where the People’s Council has set nothing that was entered', async () => {
    expect(await preview({ procedure: '1.004873' })).toMatchObject({
      items: [{ amount: null }],
      total: null,
    });
  });

  it('is what the People’s Council has set from its day on, the closer decision before the wider', async () => {
    const ids = [
      await demanded(set({ channel: 'online', amount: 0, validFrom: '2026-03-01' })),
      await demanded(set({ channel: 'direct', amount: 40_000 })),
      await demanded(set({ channel: 'direct', amount: 45_000, validFrom: '2026-04-01' })),
    ];
    expect(await preview({ procedure: '1.001612', channel: 'online' })).toMatchObject({ total: 0 });
    expect(await preview({ procedure: '1.001612' })).toMatchObject({
      items: [{ amount: 40_000, ground: '12/2025/NQ-HĐND' }],
    });
    for (const { id } of ids) {
      await administrator.post(`/administration/council-amounts/${id}/withdrawal`, { reason: 'Nhập nhầm' });
    }
    expect(await preview({ procedure: '1.001612' })).toMatchObject({ total: LEVY_AMOUNT });
    const { items } = await demanded(administrator.get('/administration/council-amounts?procedure=1.001612'));
    expect(items.map(({ withdrawn }: Answer['body']) => withdrawn.reason)).toEqual(
      Array(3).fill('Nhập nhầm'),
    );
  });

  it('ends with a decision that ends, which does not give way to the one before', async () => {
    const before = await demanded(set({ channel: 'post', amount: 10_000 }));
    const ended = await demanded(
      set({ channel: 'post', amount: 20_000, validFrom: '2026-02-01', validTo: '2026-03-01' }),
    );
    expect(await preview({ procedure: '1.001612', channel: 'post' })).toMatchObject({ total: 150_000 });
    for (const { id } of [before, ended]) {
      await administrator.post(`/administration/council-amounts/${id}/withdrawal`, { reason: 'Thử' });
    }
  });

  it('is entered once for a day, for what there is, in whole đồng', async () => {
    const first = await demanded(set({ case: null, channel: 'post' }));
    expect(refused(await set({ channel: 'post' }))).toEqual([409, 'fee.council-amount-known']);
    expect(refused(await set({ item: 'Lệ phí lạ' }))).toEqual([422, 'fee.procedure-without']);
    expect(refused(await set({ area: 'difficult' }))).toEqual([422, 'fee.procedure-without']);
    for (const amount of [-1, 0.5, 10 ** 15 + 1, '5', null]) {
      expect([amount, ...fault(await set({ amount }))]).toEqual([amount, 400, '/amount']);
    }
    expect(fault(await set({ validTo: '2025-12-31' }))).toEqual([400, '/validTo']);
    const withdrawal = `/administration/council-amounts/${first.id}/withdrawal`;
    expect((await administrator.post(withdrawal, { reason: 'Thử' })).status).toBe(204);
    expect(refused(await administrator.post(withdrawal, { reason: 'Thử' }))).toEqual([
      ...[404, 'fee.council-amount-unknown'],
    ]);
  });
});

describe('the charges of a dossier', () => {
  it('are laid down upon its reception, once, and told with the dossier', async () => {
    const worker = await ReactingWorker.beside(api);
    const { id } = await receiveAs(desk, businessRegistration());
    expect((await desk.get(`/dossiers/${id}`)).body.unpaid).toBeNull();
    await worker.react(id);
    await api.database.query(sql`
      update platform.outbox_message set state = 'pending' where subject_id = ${id}`);
    await worker.react(id);
    await worker.close();
    expect(await account(id)).toMatchObject({
      charged: true,
      outstanding: LEVY_AMOUNT,
      entries: [{ officer: 'Hệ thống' }],
    });
    expect((await desk.get(`/dossiers/${id}`)).body.unpaid).toBe(LEVY_AMOUNT);
    expect(await kept(api, id)).toMatchObject({
      outstanding: LEVY_AMOUNT,
      fees: { charges: [{ name: LEVY, amount: LEVY_AMOUNT, due: 'on-reception' }], paid: 0 },
    });
  });

  it('are laid down by the desk as well, and not twice', async () => {
    const id = await charged(desk);
    expect(await demanded(desk.post(`${fees(id)}/assessments`, {}))).toMatchObject({ entries: [] });
    expect(await account(id)).toMatchObject({ outstanding: LEVY_AMOUNT, entries: [{ kind: 'charge' }] });
  });

  it('wait for an amount nobody has entered, or come by a notice', async () => {
    const marriage = { procedure: '1.004873', components: [] };
    const { body } = await desk.get('/procedures/1.004873');
    const components = body.components.map(({ code, originals, copies }: Answer['body']) => ({
      code,
      originals,
      copies,
    }));
    const [first] = body.cases;
    const { id } = await receiveAs(desk, {
      ...businessRegistration({ ...marriage, components }),
      ...(first && { case: first.code }),
    });
    expect(refused(await desk.post(`${fees(id)}/assessments`, {}))).toEqual([409, 'fee.amount-unknown']);
    const item = body.methods[0].fees[0].name;
    const notice = { item, name: item, kind: 'levy', amount: 15_000, ground: 'Thông báo 3/TB' };
    await demanded(desk.post(`${fees(id)}/charges`, notice));
    expect(refused(await desk.post(`${fees(id)}/charges`, notice))).toEqual([409, 'fee.charged-already']);
    expect(await demanded(desk.post(`${fees(id)}/assessments`, {}))).toMatchObject({ outstanding: 15_000 });
    expect(await account(id)).toMatchObject({ charged: true });
  });

  describe('that depend on the area', () => {
    const ITEM = 'Phí thẩm định hồ sơ cấp Giấy chứng nhận';
    const resolution = { procedure: '1.012753', item: ITEM, resolution: '5/NQ', validFrom: '2026-01-01' };

    beforeAll(async () => {
      await demanded(
        administrator.post('/administration/council-amounts', { ...resolution, amount: 60_000 }),
      );
      const remote = { ...resolution, amount: 20_000, area: 'difficult' };
      await demanded(administrator.post('/administration/council-amounts', remote));
    });

    it('are reckoned by the area that was said at reception, then and ever after', async () => {
      const worker = await ReactingWorker.beside(api);
      const { id } = await receiveAs(desk, { ...landRegistration(), area: 'difficult' });
      await worker.react(id);
      await worker.close();
      expect(await account(id)).toMatchObject({ charged: true, area: 'difficult', outstanding: 20_000 });
      expect(await demanded(desk.post(`${fees(id)}/assessments`, {}))).toMatchObject({
        ...{ outstanding: 20_000, entries: [] },
      });
      const other = await desk.post(`${fees(id)}/assessments`, { area: 'ordinary' });
      expect(refused(other)).toEqual([409, 'fee.area-kept']);
    });

    it('keep the area the desk names when it was not said before', async () => {
      const { id } = await receiveAs(desk, landRegistration());
      expect(refused(await desk.post(`${fees(id)}/assessments`, {}))).toEqual([409, 'fee.area-needed']);
      await demanded(desk.post(`${fees(id)}/assessments`, { area: 'ordinary' }));
      expect(await account(id)).toMatchObject({ area: 'ordinary', outstanding: 60_000 });
      expect((await desk.post(`${fees(id)}/assessments`, {})).status).toBe(201);
    });
  });

  it('are exempted in part or whole by a ground with its paper, above the desk’s limit by a leader', async () => {
    const id = await charged(desk);
    const exempt = (body: object, officer = desk) =>
      officer.post(`${fees(id)}/exemptions`, {
        ...{ charge: '0', amount: 20_000, ground: 'Hộ nghèo', paper: 'GCN 12', ...body },
      });
    expect(refused(await exempt({}))).toEqual([404, 'fee.entry-unknown']);
    const charge = await chargeOf(id);
    expect(await demanded(exempt({ charge }))).toMatchObject({ outstanding: 30_000 });
    expect(refused(await exempt({ charge, amount: 30_001 }))).toEqual([409, 'fee.exempts-too-much']);
    expect(await account(id)).toMatchObject({
      entries: [{ remaining: 30_000 }, { ground: 'Hộ nghèo', paper: 'GCN 12' }],
    });
    const large = { name: 'Phí thẩm định', kind: 'fee', amount: 700_000, ground: 'Thông báo 1' };
    const { entries } = await demanded(desk.post(`${fees(id)}/charges`, large));
    const whole = { charge: entries[0], amount: 700_000 };
    expect(refused(await exempt(whole))).toEqual([403, 'fee.exemption-needs-leader']);
    expect(refused(await exempt({ ...whole, amount: 190_000 }))).toEqual([403, 'fee.exemption-needs-leader']);
    expect(await demanded(exempt(whole, officers.leader))).toMatchObject({ outstanding: 30_000 });
  });

  it.each([0, -5, 1.5, 10 ** 15 + 1, '5000', null])(
    'are of whole đồng within reach: %p is refused',
    async (amount) => {
      const id = await charged(desk);
      const bodies = {
        payments: { amount },
        refunds: { amount, reason: 'x' },
        charges: { amount, name: 'Phí', kind: 'fee', ground: 'x' },
        exemptions: { amount, charge: '1', ground: 'x', paper: 'x' },
      };
      for (const [act, body] of Object.entries(bodies)) {
        expect([act, ...fault(await desk.post(`${fees(id)}/${act}`, body))]).toEqual([act, 400, '/amount']);
      }
    },
  );

  it('do not grow beyond what can be counted', async () => {
    const id = await charged(desk);
    const most = { name: 'Phí', kind: 'fee', amount: 10 ** 15, ground: 'x' };
    expect(refused(await desk.post(`${fees(id)}/charges`, most))).toEqual([422, 'fee.too-large']);
  });

  it('are nothing for who may not see the dossier, nor for who has it as their own', async () => {
    const id = await charged(desk);
    const elsewhere = await api.signIn('tiepnhan.saokhue');
    expect(refused(await elsewhere.get(fees(id)))).toEqual([404, 'dossier.unknown']);
    expect(refused(await pay(id, 1_000, {}, elsewhere))).toEqual([404, 'dossier.unknown']);
    await api.database.query(sql`
      update organization.officer set identity_index = (select identity_index from dossier.applicant where dossier_id = ${id})
      where username = 'tiepnhan.hoaban'`);
    expect(refused(await pay(id, 1_000))).toEqual([403, 'fee.own-dossier']);
    await api.database.query(sql`
      update organization.officer set identity_index = null where username = 'tiepnhan.hoaban'`);
  });
});
