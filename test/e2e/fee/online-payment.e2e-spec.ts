import { Database, sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import { untilBlocked } from '../../support/locks.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { charged, demanded, fees, kept, LEVY_AMOUNT, openTill, refused } from '../../support/money.ts';
import { paymentSettings } from '../../support/payments.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan } from '../../support/walk.ts';

let simulators: Simulators;
let api: TestApi;
let worker: ReactingWorker;
let officers: HoaBan;
let desk: Officer;

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  api = await createTestApi(paymentSettings(simulators));
  worker = await ReactingWorker.beside(api, simulators);
  officers = await hoaBan(api);
  ({ desk } = officers);
  await openTill(desk);
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
afterEach(() => simulators.faults.clear());

const ask = (id: string, officer = desk): Promise<Answer> => officer.post(`${fees(id)}/online-payments`);
const account = (id: string): Promise<Answer['body']> => demanded(desk.get(fees(id)));
const callBack = async (told: Record<string, string>): Promise<string> => {
  const { status, body } = await api.anyone.post('/payment-platform/call-backs', told);
  expect([status, simulators.payments.understands(body)]).toEqual([200, true]);
  return body.MaLoi;
};

/** A dossier that owes its levy, and a payment of it that was opened. */
async function opened(): Promise<{ id: string; reference: string }> {
  const id = await charged(desk);
  const { reference } = await demanded(ask(id));
  return { id, reference };
}

const standing = async (id: string) => {
  const { outstanding, totals, onlinePayments } = await account(id);
  const { sum, outstanding: owes } = await kept(api, id);
  expect([sum, owes]).toEqual([outstanding, outstanding]);
  return { outstanding, paid: totals.paid, states: onlinePayments.map(({ state }: Answer['body']) => state) };
};

const recorded = async (reference: string): Promise<number> =>
  (await api.database.query(sql`select from fee.platform_transaction where reference = ${reference}`)).length;

/** What others are told of a dossier's money. */
const announced = (id: string) =>
  api.database.query(sql`
    select name, payload from platform.outbox_message
    where subject_id = ${id} and name like 'fee.%' order by id`);

// First, while the till is open: the others move the clock.
describe('money that came online and was not owed', () => {
  it('is owed back by the way of refunds when it was paid at the desk meanwhile', async () => {
    const { id, reference } = await opened();
    await demanded(desk.post(`${fees(id)}/payments`, { amount: LEVY_AMOUNT }));
    expect(await callBack(simulators.payments.pay(reference))).toBe('00');
    expect(await standing(id)).toMatchObject({ outstanding: -LEVY_AMOUNT, paid: 2 * LEVY_AMOUNT });
    const wish = { amount: LEVY_AMOUNT, reason: 'Nộp hai lần' };
    const refund = await demanded(desk.post(`${fees(id)}/refunds`, wish));
    const path = `${fees(id)}/refunds/${refund.id}`;
    await demanded(officers.leader.post(`${path}/approval`, { decision: 'Đồng ý' }));
    expect(await announced(id)).toEqual([
      { name: 'fee.account-changed.v1', payload: {} },
      { name: 'fee.payment-booked.v1', payload: { amount: LEVY_AMOUNT, transaction: expect.any(String) } },
      {
        name: 'fee.refund-decided.v1',
        payload: {
          ...{ refund: refund.id, amount: LEVY_AMOUNT, granted: true },
          ...{ officerId: expect.any(Number), agencyId: expect.any(Number) },
        },
      },
    ]);
    expect(await demanded(desk.post(`${path}/payout`))).toMatchObject({ outstanding: 0 });
  });
});

describe('asking for a payment online', () => {
  it('gives an address to pay all that is owed at, and the same one again while it may be paid', async () => {
    const id = await charged(desk);
    const { status, body } = await ask(id);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        ...{ state: 'open', amount: LEVY_AMOUNT, requestedBy: expect.any(String) },
        url: `${simulators.url}/payments/${body.reference}`,
      }),
    ]);
    expect((await demanded(ask(id))).reference).toBe(body.reference);
    api.clock.advance({ hours: 25 });
    expect((await demanded(ask(id))).reference).not.toBe(body.reference);
    expect(await standing(id)).toMatchObject({ states: ['open', 'open'] });
  });

  it('is once for a key, however often it is sent', async () => {
    const id = await charged(desk);
    const key = { 'idempotency-key': `asking-${id}` };
    const path = `${fees(id)}/online-payments`;
    const answers = await Promise.all([1, 2, 3].map(() => desk.post(path, undefined, key)));
    expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(1);
    expect((await account(id)).onlinePayments).toHaveLength(1);
  });

  it('is for a dossier that owes something, for the desk, and not of one’s own', async () => {
    const { id, reference } = await opened();
    await callBack(simulators.payments.pay(reference));
    expect(refused(await ask(id))).toEqual([409, 'fee.nothing-due']);
    expect(refused(await ask(id, await api.signIn('tiepnhan.saokhue')))).toEqual([404, 'dossier.unknown']);
    expect((await ask(id, officers.leader)).status).toBe(403);
  });

  it('says when the platform is away, and is asked anew with a reference of its own', async () => {
    const id = await charged(desk);
    for (const kind of ['refuse', 'lose-answer', 'reject'] as const) {
      simulators.faults.set({ target: 'payments', kind });
      expect([kind, ...refused(await ask(id))]).toEqual([kind, 503, 'fee.platform-away']);
    }
    expect((await ask(id)).status).toBe(201);
    expect(await standing(id)).toMatchObject({ states: ['failed', 'failed', 'failed', 'open'] });
  });
});

describe('what the platform calls back with', () => {
  it('is booked once, with its record, however often it comes', async () => {
    const { id, reference } = await opened();
    const told = simulators.payments.pay(reference);
    expect(await Promise.all([1, 2, 3].map(() => callBack(told)))).toEqual(['00', '00', '00']);
    expect(await standing(id)).toEqual({ outstanding: 0, paid: LEVY_AMOUNT, states: ['paid'] });
    expect(await recorded(reference)).toBe(1);
    expect((await account(id)).entries.at(-1)).toMatchObject({
      ...{ kind: 'payment', transaction: told['MaGiaoDich'], number: null, day: null },
    });
    expect((await kept(api, id)).fees).toMatchObject({ paid: LEVY_AMOUNT, paidOnline: LEVY_AMOUNT });
  });

  it('may come out of order and after its time: money that came is booked', async () => {
    const { id, reference } = await opened();
    const failed = simulators.payments.fail(reference);
    const paid = simulators.payments.pay(reference);
    expect([await callBack(paid), await callBack(failed)]).toEqual(['00', '00']);
    expect(await standing(id)).toMatchObject({ outstanding: 0, states: ['paid'] });

    const late = await opened();
    expect(await callBack(simulators.payments.fail(late.reference))).toBe('00');
    expect(await standing(late.id)).toMatchObject({ outstanding: LEVY_AMOUNT, states: ['failed'] });
    api.clock.advance({ days: 5 });
    expect(await callBack(simulators.payments.pay(late.reference))).toBe('00');
    expect(await standing(late.id)).toMatchObject({ outstanding: 0, states: ['paid'] });
  });

  it('is of what came, not of what was asked for: the rest is owed, and what is too much is owed back', async () => {
    const less = await opened();
    await callBack(simulators.payments.pay(less.reference, { amount: 20_000 }));
    expect(await standing(less.id)).toMatchObject({ outstanding: 30_000, paid: 20_000 });
    const more = await opened();
    await callBack(simulators.payments.pay(more.reference, { amount: 80_000 }));
    expect(await standing(more.id)).toMatchObject({ outstanding: -30_000, paid: 80_000 });
  });

  it('is twice money when two transactions come of one request', async () => {
    const { id, reference } = await opened();
    await callBack(simulators.payments.pay(reference));
    await callBack(simulators.payments.pay(reference));
    expect(await standing(id)).toMatchObject({ outstanding: -LEVY_AMOUNT, paid: 2 * LEVY_AMOUNT });
  });

  it('changes nothing unless the platform has signed it, and keeps money of an unknown reference', async () => {
    const { id, reference } = await opened();
    const told = simulators.payments.pay(reference);
    expect(await callBack({ ...told, SoTien: '1' })).toBe('97');
    expect(await callBack({})).toBe('97');
    expect(await standing(id)).toMatchObject({ outstanding: LEVY_AMOUNT, states: ['open'] });
    const { payments } = simulators;
    const stray = payments.callBack({ reference: 'nobody', amount: 9, transaction: 'GD-STRAY' });
    expect([await callBack(stray), await callBack(stray)]).toEqual(['01', '01']);
    expect(await recorded('nobody')).toBe(1);
    expect(await callBack(payments.callBack({ reference, amount: 0, transaction: 'GD-0' }))).toBe('99');
    await callBack(told);
    const again = { reference, amount: 1, transaction: told['MaGiaoDich'] ?? '' };
    expect(await callBack(payments.callBack(again))).toBe('02');
    expect(await standing(id)).toMatchObject({ outstanding: 0, paid: LEVY_AMOUNT });
  });

  it('loses nothing when the connection breaks before the commit: it comes again and is booked once', async () => {
    const { id, reference } = await opened();
    const told = simulators.payments.pay(reference);
    await api.database.transaction(async (tx) => {
      await tx.query(sql`select from dossier.dossier where id = ${id} for update`);
      const broken = api.anyone.post('/payment-platform/call-backs', told);
      await untilBlocked(api.database);
      await api.database.query(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      expect((await broken).status).toBeGreaterThanOrEqual(500);
    });
    expect(await recorded(reference)).toBe(0);
    expect(await standing(id)).toMatchObject({ outstanding: LEVY_AMOUNT, states: ['open'] });
    expect(await callBack(told)).toBe('00');
    expect(await standing(id)).toEqual({ outstanding: 0, paid: LEVY_AMOUNT, states: ['paid'] });
  });

  it('is undone whole when what is written last fails', async () => {
    const { id, reference } = await opened();
    const told = simulators.payments.pay(reference);
    const dying = jest.spyOn(api.app.get(Database), 'transaction').mockImplementationOnce((work) =>
      api.database.transaction(async (tx) => {
        await work(tx);
        throw new Error('the process died before the commit');
      }),
    );
    const { status } = await api.anyone.post('/payment-platform/call-backs', told);
    dying.mockRestore();
    expect(status).toBe(500);
    expect(await recorded(reference)).toBe(0);
    expect(await standing(id)).toMatchObject({ outstanding: LEVY_AMOUNT, states: ['open'] });
    expect(await callBack(told)).toBe('00');
    expect(await standing(id)).toMatchObject({ outstanding: 0, paid: LEVY_AMOUNT });
  });
});

describe('a call-back that never came', () => {
  it('is asked for after half an hour, and booked as if it had come', async () => {
    const { id, reference } = await opened();
    simulators.payments.pay(reference);
    api.clock.advance({ minutes: 29 });
    await worker.reconcile();
    expect(await standing(id)).toMatchObject({ states: ['open'] });
    api.clock.advance({ minutes: 1 });
    await worker.reconcile();
    expect(await standing(id)).toMatchObject({ outstanding: 0, paid: LEVY_AMOUNT, states: ['paid'] });
    const [told] = simulators.payments
      .events()
      .filter((one) => one.reference === reference && one.what === 'paid');
    const later = { reference, amount: LEVY_AMOUNT, transaction: told!.transaction! };
    expect(await callBack(simulators.payments.callBack(later))).toBe('00');
    expect(await standing(id)).toMatchObject({ outstanding: 0, paid: LEVY_AMOUNT });
  });

  it('is asked for less and less often, and given up after three days', async () => {
    const { id, reference } = await opened();
    const askedAt: number[] = [];
    for (let hours = 8; hours <= 96; hours += 8) {
      api.clock.advance({ hours: 8 });
      const before = simulators.payments.events().length;
      await worker.reconcile();
      const queries = simulators.payments.events().slice(before);
      if (queries.some((one) => one.reference === reference)) askedAt.push(hours);
    }
    expect(askedAt).toEqual([8, 16, 32, 56, 80]);
    expect(await standing(id)).toMatchObject({ outstanding: LEVY_AMOUNT, states: ['lapsed'] });
  });

  it('is of nothing where the platform was never reached, or nobody paid', async () => {
    const { id, reference } = await opened();
    simulators.payments.fail(reference);
    const unheard = await charged(desk);
    await demanded(ask(unheard));
    await api.database.query(sql`
      update fee.payment_request set state = 'asked', url = null, id = gen_random_uuid()
      where dossier_id = ${unheard}`);
    api.clock.advance({ hours: 1 });
    await worker.reconcile();
    expect(await standing(id)).toMatchObject({ states: ['failed'] });
    expect(await standing(unheard)).toMatchObject({ states: ['failed'] });
  });
});
