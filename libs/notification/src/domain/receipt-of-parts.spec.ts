import fc from 'fast-check';
import { RECEIPT_OUTCOMES } from './receipt.ts';
import { receiptOfParts } from './receipt-of-parts.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 3, minute));
const receipt = (
  gatewayId: string,
  outcome: (typeof RECEIPT_OUTCOMES)[number] = 'delivered',
  minute = 0,
) => ({
  ...{
    gatewayId,
    outcome,
    at: at(minute),
    reason: outcome === 'delivered' ? null : `${outcome} ${gatewayId}`,
  },
});

describe('the receipt of a message in parts', () => {
  it('comes with the last part, of the time of the last', () => {
    const [one, two, three] = [receipt('1', 'delivered', 5), receipt('2', 'delivered', 9), receipt('3')];
    expect(receiptOfParts(['1', '2', '3'], [])).toBeUndefined();
    expect(receiptOfParts(['1', '2', '3'], [one, two])).toBeUndefined();
    expect(receiptOfParts(['1', '2', '3'], [two, three, one])).toEqual({
      ...{ outcome: 'delivered', at: at(9), reason: null },
    });
  });

  it.each(['expired', 'rejected', 'undeliverable'] as const)('is %s as soon as a part is', (outcome) => {
    const told = { outcome, at: at(3), reason: `${outcome} 2` };
    expect(receiptOfParts(['1', '2', '3'], [receipt('2', outcome, 3)])).toEqual(told);
    expect(receiptOfParts(['1', '2'], [receipt('1'), receipt('2', outcome, 3)])).toEqual(told);
  });

  it('believes what is known better of a part, whichever came first', () => {
    const both = [receipt('2', 'expired', 1), receipt('2', 'delivered', 2)];
    for (const told of [both, both.toReversed()]) {
      expect(receiptOfParts(['1', '2'], [receipt('1'), ...told])).toMatchObject({ outcome: 'delivered' });
    }
  });

  it('does not depend on the order receipts came in, nor on how often', () => {
    const parts = ['1', '2', '3'];
    const any = fc.record({
      gatewayId: fc.constantFrom(...parts, 'other'),
      outcome: fc.constantFrom(...RECEIPT_OUTCOMES),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.infiniteStream(fc.nat(100)), (told, order) => {
        const receipts = told.map(({ gatewayId, outcome }) => receipt(gatewayId, outcome));
        const shuffled = [...receipts, ...receipts]
          .map((one) => ({ one, rank: order.next().value as number }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ one }) => one);
        expect(receiptOfParts(parts, shuffled)).toEqual(receiptOfParts(parts, receipts));
      }),
    );
  });
});
