import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import {
  businessRegistration,
  charged,
  demanded,
  fees,
  LEVY_AMOUNT,
  openTill,
  refused,
  workflowDemandingFees,
} from '../../support/money.ts';
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
const reverse = (id: string, entry: string, officer: Officer) =>
  officer.post(`${fees(id)}/entries/${entry}/reversal`, { reason: 'Thu nhầm' });
const chargeOf = async (id: string): Promise<string> =>
  (await account(id)).entries.find(({ kind }: { kind: string }) => kind === 'charge').id;

describe('a refund', () => {
  const ask = (id: string, amount: number) =>
    desk.post(`${fees(id)}/refunds`, { amount, reason: 'Rút hồ sơ' });
  const decide = (id: string, refund: string, how: 'approval' | 'refusal', officer = officers.leader) =>
    officer.post(`${fees(id)}/refunds/${refund}/${how}`, { decision: 'Đúng quy định' });
  const payOut = (id: string, refund: string) => desk.post(`${fees(id)}/refunds/${refund}/payout`);

  /** A dossier that has paid 30,000 too much. */
  async function overpaid(): Promise<string> {
    const id = await charged(desk);
    await demanded(pay(id, 80_000, { advance: true }));
    return id;
  }

  it('is of what was paid too much, asked for by one, approved by another, and paid out with a voucher', async () => {
    const id = await overpaid();
    expect(refused(await ask(id, 30_001))).toEqual([409, 'fee.refund-exceeds']);
    const { id: refund } = await demanded(ask(id, 30_000));
    expect(refused(await ask(id, 1))).toEqual([409, 'fee.refund-exceeds']);
    expect(refused(await payOut(id, refund))).toEqual([409, 'fee.refund-not-so']);
    expect((await decide(id, refund, 'approval', desk)).status).toBe(403);
    await demanded(decide(id, refund, 'approval'));
    expect(refused(await decide(id, refund, 'refusal'))).toEqual([409, 'fee.refund-not-so']);
    const answers = await Promise.all([1, 2, 3].map(() => payOut(id, refund)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const paid = answers.find(({ status }) => status === 201)!.body;
    expect(paid).toMatchObject({ outstanding: 0, number: expect.stringMatching(/^BL\/2026\/\d{7}$/) });
    expect(await account(id)).toMatchObject({
      totals: { paid: 80_000, refunded: 30_000 },
      refunds: [{ state: 'paid-out', requestedBy: expect.any(String), decidedBy: expect.any(String) }],
    });
    const payment = (await account(id)).entries[1];
    expect(refused(await reverse(id, payment.id, officers.leader))).toEqual([409, 'fee.not-reversible']);
  });

  it('is refused with a reason, and may be asked for again', async () => {
    const id = await overpaid();
    const { id: refund } = await demanded(ask(id, 30_000));
    await demanded(decide(id, refund, 'refusal'));
    expect(refused(await payOut(id, refund))).toEqual([409, 'fee.refund-not-so']);
    expect((await ask(id, 30_000)).status).toBe(201);
    const nowhere = '0199a000-0000-7000-8000-000000000009';
    expect(refused(await payOut(id, nowhere))).toEqual([404, 'fee.refund-unknown']);
  });

  it('is not decided by who has asked for it, whatever posts they hold', async () => {
    const id = await overpaid();
    const { id: refund } = await demanded(ask(id, 30_000));
    await api.database.query(sql`
      insert into organization.position (officer_id, agency_id, role, title)
      select o.id, a.id, 'unit-head', 'Phó phòng' from organization.officer o, organization.agency a
      where o.username = 'tiepnhan.hoaban' and a.code = 'H99.41'`);
    expect(refused(await decide(id, refund, 'approval', desk))).toEqual([403, 'fee.own-entry']);
    await api.database
      .query(sql`delete from organization.position where title = 'Phó phòng' and role = 'unit-head'
      and officer_id = (select id from organization.officer where username = 'tiepnhan.hoaban')`);
  });

  it('that was approved is not paid out once a new charge has used it up', async () => {
    const id = await overpaid();
    const { id: refund } = await demanded(ask(id, 30_000));
    await demanded(decide(id, refund, 'approval'));
    const notice = { name: 'Phí thẩm định', kind: 'fee', amount: 1, ground: 'Thông báo 9' };
    await demanded(desk.post(`${fees(id)}/charges`, notice));
    expect(refused(await payOut(id, refund))).toEqual([409, 'fee.refund-exceeds']);
  });
});

describe('a step that asks for the fees', () => {
  const handOver = { step: 'reception', action: 'hand-over' };

  beforeAll(async () => {
    const answer = await administrator.post('/workflows', workflowDemandingFees('reception', 'hand-over'));
    expect(answer.status).toBe(201);
  });

  const offered = async (id: string) =>
    (await desk.get(`/dossiers/${id}`)).body.actions.find(
      ({ action }: Answer['body']) => action === 'hand-over',
    );

  it('is not taken before they are charged and paid, and says so where it is offered', async () => {
    const { id } = await receiveAs(desk, businessRegistration());
    expect(refused(await desk.act(id, handOver))).toEqual([409, 'dossier.fees-not-charged']);
    await demanded(desk.post(`${fees(id)}/assessments`, {}));
    const refusal = await desk.act(id, handOver);
    expect(refused(refusal)).toEqual([409, 'dossier.fees-unpaid']);
    expect(refusal.body.detail).toContain('50.000 đồng');
    expect(await offered(id)).toMatchObject({
      allowed: false,
      reason: { vi: expect.stringContaining('50.000 đồng') },
    });
    await demanded(pay(id, LEVY_AMOUNT));
    expect(await offered(id)).toMatchObject({ allowed: true, reason: null });
    expect((await desk.act(id, handOver)).status).toBe(200);
  });

  it('is taken by who has nothing to pay', async () => {
    const id = await charged(desk);
    const exemption = { charge: await chargeOf(id), amount: LEVY_AMOUNT, ground: 'Hộ nghèo', paper: 'GCN 5' };
    await demanded(desk.post(`${fees(id)}/exemptions`, exemption));
    expect((await desk.act(id, handOver)).status).toBe(200);
  });

  it('is not taken while its payment is being taken back', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const id = await charged(desk);
        const { entries } = await demanded(pay(id, LEVY_AMOUNT));
        const [step, back] = await Promise.all([
          desk.act(id, handOver, 1),
          reverse(id, entries[0], officers.leader),
        ]);
        expect(back.status).toBe(201);
        const { version } = (await desk.get(`/dossiers/${id}`)).body;
        return [step.status, version, ...(step.status === 409 ? [step.body.code] : [])];
      }),
    );
    // Whichever came first: the step was taken while all was paid, or was refused as a whole.
    for (const round of rounds) {
      expect([
        [200, 2],
        [409, 1, 'dossier.fees-unpaid'],
      ]).toContainEqual(round);
    }
  });

  it('waits for a payment that is being taken back, and is refused when it was', async () => {
    const id = await charged(desk);
    await demanded(pay(id, LEVY_AMOUNT));
    let step: Promise<Answer> | undefined;
    await api.database.transaction(async (tx) => {
      await tx.query(sql`update dossier.dossier set fee_outstanding = 1 where id = ${id}`);
      step = desk.act(id, handOver, 1);
      await waiting();
    });
    expect(refused(await step!)).toEqual([409, 'dossier.fees-unpaid']);
  });

  /** Until somebody waits for a lock. */
  async function waiting(): Promise<void> {
    for (;;) {
      const [row] = await api.database.query<{ count: number }>(sql`
        select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if (row!.count > 0) return;
    }
  }
});
