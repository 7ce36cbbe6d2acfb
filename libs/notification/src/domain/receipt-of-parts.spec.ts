import { receiptOfParts } from './receipt-of-parts.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 3, minute));
const arrived = (minute: number) => ({ outcome: 'delivered' as const, at: at(minute), reason: null });

describe('the receipt of a message in parts', () => {
  it('comes with the last part, of the time of the last', () => {
    expect(receiptOfParts([null, null, null])).toBeUndefined();
    expect(receiptOfParts([arrived(5), arrived(9), null])).toBeUndefined();
    expect(receiptOfParts([arrived(5), arrived(9), arrived(0)])).toEqual(arrived(9));
  });

  it.each(['expired', 'rejected', 'undeliverable'] as const)('is %s as soon as a part is', (outcome) => {
    const told = { outcome, at: at(3), reason: 'UNDELIV 011' };
    expect(receiptOfParts([null, told, null])).toEqual(told);
    expect(receiptOfParts([arrived(0), told])).toEqual(told);
  });
});
