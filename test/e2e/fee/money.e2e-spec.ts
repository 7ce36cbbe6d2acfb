import fc from 'fast-check';
import { sql } from '#platform/database';
import { trials } from '#testing';
import type { Answer, Officer } from '../../support/officer.ts';
import { charged, demanded, kept, LEVY_AMOUNT, openTill } from '../../support/money.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  await openTill(officers.desk);
});
afterAll(() => api.close());

const ACTS = ['charge', 'exempt', 'pay', 'advance', 'reverse', 'ask', 'approve', 'pay-out'] as const;
const act = fc.record({
  kind: fc.constantFrom(...ACTS),
  amount: fc.integer({ min: 1, max: 60_000 }),
  /** Which of the entries or refunds there are. */
  which: fc.nat(20),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Sends what an act comes to on a dossier as others may be changing it at the same time. */
async function perform(id: string, { kind, amount, which }: Act): Promise<Answer | undefined> {
  const { desk, leader } = officers;
  const fees = `/dossiers/${id}/fees`;
  const { entries, refunds } = (await desk.get(fees)).body;
  const entry = entries[which % entries.length];
  const refund = refunds[which % Math.max(1, refunds.length)];
  const send = (officer: Officer, path: string, body?: object) => officer.post(`${fees}/${path}`, body);
  switch (kind) {
    case 'charge':
      return send(desk, 'charges', { name: 'Phí', kind: 'fee', ground: 'Thông báo', amount });
    case 'exempt':
      return send(leader, 'exemptions', { charge: entry.id, ground: 'Hộ nghèo', paper: '1', amount });
    case 'pay':
      return send(desk, 'payments', { amount });
    case 'advance':
      return send(desk, 'payments', { amount, advance: true });
    case 'reverse':
      return send(officers.unitHead, `entries/${entry.id}/reversal`, { reason: 'Sai' });
    case 'ask':
      return send(desk, 'refunds', { amount, reason: 'Nộp thừa' });
    case 'approve':
      return refund && send(leader, `refunds/${refund.id}/approval`, { decision: 'Đồng ý' });
    case 'pay-out':
      return refund && send(desk, `refunds/${refund.id}/payout`);
  }
}

describe('money', () => {
  it('adds up, whatever is done in whatever order and at once', async () => {
    const round = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(round, async (rounds) => {
        const id = await charged(officers.desk);
        for (const acts of rounds) {
          const answers = await Promise.all(acts.map((one) => perform(id, one)));
          for (const answer of answers) expect(answer?.status ?? 201).toBeLessThan(500);
          const { outstanding, totals, entries } = await demanded(officers.desk.get(`/dossiers/${id}/fees`));
          const { charged: asked, exempted, paid, refunded } = totals;
          expect(await kept(api, id)).toMatchObject({ outstanding, sum: outstanding });
          expect(asked - exempted - paid + refunded).toBe(outstanding);
          expect(refunded).toBeLessThanOrEqual(paid);
          expect(exempted).toBeLessThanOrEqual(asked);
          for (const { kind, remaining } of entries) {
            if (kind === 'charge') expect(remaining).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: trials(40) },
    );
  });

  it('is numbered without a hole and without a double, though cashiers write at once and some fail', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => charged(officers.desk)));
    const payments = ids.flatMap((id) =>
      [LEVY_AMOUNT, LEVY_AMOUNT, 1].map((amount) => [id, amount] as const),
    );
    await Promise.all(
      payments.map(([id, amount]) => officers.desk.post(`/dossiers/${id}/fees/payments`, { amount })),
    );
    for (const kind of ['payment', 'refund']) {
      const [book] = await api.database.query<{ numbers: number[] }>(sql`
        select coalesce(array_agg(number order by number), '{}') as numbers from fee.entry
        where kind = ${kind} and number is not null`);
      expect(book!.numbers).toEqual(Array.from(book!.numbers, (_, index) => index + 1));
    }
  });

  it('is never changed once it is written', async () => {
    const id = await charged(officers.desk);
    const [privileges] = await api.database.query(sql`
      select has_column_privilege('mot_cua_application', 'fee.entry', 'amount', 'update') as update,
             has_table_privilege('mot_cua_application', 'fee.entry', 'delete') as delete`);
    expect(privileges).toEqual({ update: false, delete: false });
    expect(await kept(api, id)).toMatchObject({ sum: LEVY_AMOUNT });
  });
});
