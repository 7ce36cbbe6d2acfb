import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { charged, demanded, fees, kept, LEVY_AMOUNT, openTill, refused, TILL } from '../../support/money.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let desk: Officer;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  ({ desk } = officers);
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

describe('a payment at the desk', () => {
  it('gets the next number of the till’s book, and leaves what is still owed', async () => {
    const id = await charged(desk);
    const first = await demanded(pay(id, 20_000, { payer: 'Trần Thị Mẫu' }));
    expect(first).toMatchObject({ outstanding: 30_000, number: expect.stringMatching(/^BL\/2026\/\d{7}$/) });
    const second = await demanded(pay(id, 30_000));
    expect(Number(second.number.slice(-7))).toBe(Number(first.number.slice(-7)) + 1);
    expect(second.outstanding).toBe(0);
    expect(refused(await pay(id, 1))).toEqual([409, 'fee.nothing-due']);
  });

  it('is not of more than is owed, unless it is an advance, which is set off against what is charged later', async () => {
    const id = await charged(desk);
    const refusal = await pay(id, LEVY_AMOUNT + 1);
    expect(refused(refusal)).toEqual([409, 'fee.exceeds-outstanding']);
    expect(refusal.body.detail).toContain('50.000 đồng');
    expect(await demanded(pay(id, 80_000, { advance: true }))).toMatchObject({ outstanding: -30_000 });
    const notice = { name: 'Phí thẩm định', kind: 'fee', amount: 40_000, ground: 'Thông báo 2' };
    expect(await demanded(desk.post(`${fees(id)}/charges`, notice))).toMatchObject({ outstanding: 10_000 });
  });

  it('is taken once, however often its request comes', async () => {
    const id = await charged(desk);
    const key = { 'idempotency-key': 'paid-only-once' };
    const send = () => desk.post(`${fees(id)}/payments`, { amount: 10_000 }, key);
    const answers = await Promise.all([send(), send(), send()]);
    for (const { body } of answers) expect(body).toEqual(answers[0].body);
    expect((await account(id)).totals.paid).toBe(10_000);
  });

  it('of the same charge is taken by one of two cashiers', async () => {
    const id = await charged(desk);
    const answers = await Promise.all(Array.from({ length: 6 }, () => pay(id, LEVY_AMOUNT)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await kept(api, id)).toMatchObject({ outstanding: 0, sum: 0 });
  });

  it('is taken back by a leader, once, with its number void for good', async () => {
    const id = await charged(desk);
    const { entries, number } = await demanded(pay(id, LEVY_AMOUNT));
    expect((await reverse(id, entries[0], desk)).status).toBe(403);
    const answers = await Promise.all([1, 2, 3].map(() => reverse(id, entries[0], officers.unitHead)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const after = await account(id);
    expect(after).toMatchObject({ outstanding: LEVY_AMOUNT, totals: { paid: 0 } });
    expect(after.entries[1]).toMatchObject({ number, void: true });
    expect((await demanded(pay(id, LEVY_AMOUNT))).number).not.toBe(number);
    expect(refused(await reverse(id, '999999', officers.leader))).toEqual([404, 'fee.entry-unknown']);
  });

  it('is not taken back by who has made the entry, nor what was repaid or exempted', async () => {
    const id = await charged(desk);
    const charge = await chargeOf(id);
    const exemption = { charge, amount: 10_000, ground: 'Người khuyết tật', paper: 'GXN 1' };
    const { entries } = await demanded(officers.leader.post(`${fees(id)}/exemptions`, exemption));
    expect(refused(await reverse(id, entries[0], officers.leader))).toEqual([403, 'fee.own-entry']);
    expect(refused(await reverse(id, charge, officers.leader))).toEqual([409, 'fee.not-reversible']);
    await demanded(reverse(id, entries[0], officers.unitHead));
    await demanded(reverse(id, charge, officers.leader));
    expect(await account(id)).toMatchObject({ outstanding: 0, entries: { length: 4 } });
  });
});

describe('who paid', () => {
  it('is forgotten with the dossier’s personal data, and what was paid is not', async () => {
    const id = await charged(desk);
    const [charge] = (await account(id)).entries;
    const exemption = { charge: charge.id, amount: 1_000, ground: 'Hộ nghèo', paper: 'GCN hộ nghèo 7' };
    await demanded(desk.post(`${fees(id)}/exemptions`, exemption));
    await demanded(pay(id, 20_000, { payer: 'Phạm Thị Mẫu' }));
    const at = api.clock.now();
    await api.database.query(sql`
      insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, next_attempt_at)
      values ('dossier.personal-data-erased.v1', ${id}, '{}', 'test', ${at}, ${at})`);
    const worker = await ReactingWorker.beside(api);
    await worker.react(id);
    await worker.close();
    const after = await account(id);
    expect(after).toMatchObject({ outstanding: 29_000, totals: { paid: 20_000, exempted: 1_000 } });
    expect(JSON.stringify(after)).not.toMatch(/Phạm Thị Mẫu|GCN hộ nghèo/);
  });
});

describe('the book of a till', () => {
  const day = (officer = desk) => demanded(officer.get(`${TILL}/2026-03-05`));
  const close = (on: string, counted: number) => desk.post(`${TILL}/${on}/closing`, { counted });

  it('is opened once a day, after the day before was closed with what lay in the till', async () => {
    expect(refused(await openTill(desk))).toEqual([409, 'fee.day-known']);
    api.clock.set('2026-03-05T08:00:00+07:00');
    const id = await charged(desk);
    expect(refused(await pay(id, 1_000))).toEqual([409, 'fee.day-not-open']);
    expect(refused(await openTill(desk))).toEqual([409, 'fee.earlier-day-open']);
    const { sum } = await demanded(desk.get(`${TILL}/2026-03-04`));
    expect(await demanded(close('2026-03-04', sum - 500))).toEqual({ expected: sum, difference: -500 });
    expect(refused(await close('2026-03-04', sum))).toEqual([409, 'fee.day-not-open']);
    expect(await demanded(openTill(desk))).toEqual({ day: '2026-03-05' });
  });

  it('shows every line with its number, whose it was and what became of it', async () => {
    const id = await charged(desk);
    const { entries, number } = await demanded(pay(id, 20_000, { payer: 'Lê Văn Mẫu' }));
    await demanded(reverse(id, entries[0], officers.leader));
    await demanded(pay(id, 5_000));
    expect(await day()).toMatchObject({
      ...{ day: '2026-03-05', closedAt: null, expected: null, sum: 5_000, next: null },
      items: [
        { kind: 'payment', cash: 20_000, number, payer: 'Lê Văn Mẫu', void: true },
        { kind: 'reversal', cash: -20_000, number: null },
        { kind: 'payment', cash: 5_000, void: false },
      ],
    });
    const pages = await demanded(desk.get(`${TILL}/2026-03-05?limit=2`));
    expect((await demanded(desk.get(`${TILL}/2026-03-05?limit=2&cursor=${pages.next}`))).items).toHaveLength(
      1,
    );
  });

  it('is a workbook to take along, which leaves a trace', async () => {
    const file = await officers.leader.download(`${TILL}/2026-03-05.xlsx`);
    expect(file.subarray(0, 2).toString()).toBe('PK');
    const [trace] = await api.database.query(sql`
      select actor, details from audit.entry where action = 'book.export' order by id desc limit 1`);
    expect(trace).toMatchObject({
      actor: 'lanhdao.hoaban',
      details: { book: 'cash-book', day: '2026-03-05' },
    });
  });

  it('is closed with everything that was entered before, and nothing comes after', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => charged(desk)));
    const before = (await day()).sum;
    const [closing, ...payments] = await Promise.all([
      close('2026-03-05', 0),
      ...ids.map((id) => pay(id, 1_000)),
    ]);
    const taken = payments.filter(({ status }) => status === 201).length;
    expect(closing.body.expected).toBe(before + taken * 1_000);
    expect(await day()).toMatchObject({ sum: before + taken * 1_000, expected: before + taken * 1_000 });
    for (const answer of payments.filter(({ status }) => status !== 201)) {
      expect(refused(answer)).toEqual([409, 'fee.day-not-open']);
    }
    expect(refused(await pay(ids[0]!, 1_000))).toEqual([409, 'fee.day-not-open']);
    expect(refused(await openTill(desk))).toEqual([409, 'fee.day-known']);
  });

  it('is another agency’s to nobody', async () => {
    const elsewhere = await api.signIn('tiepnhan.saokhue');
    for (const path of [TILL, `${TILL}/2026-03-05`, `${TILL}/2026-03-05.xlsx`, '/cash-books/H99.404/days']) {
      expect([path, ...refused(await elsewhere.get(path))]).toEqual([path, 404, 'fee.day-unknown']);
    }
    expect(refused(await openTill(elsewhere))).toEqual([404, 'fee.day-unknown']);
    expect(refused(await desk.get(`${TILL}/2026-01-01`))).toEqual([404, 'fee.day-unknown']);
    const { items } = await demanded(desk.get(`${TILL}?limit=1`));
    expect(items).toMatchObject([{ day: '2026-03-05' }]);
  });
});
