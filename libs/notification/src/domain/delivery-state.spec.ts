import fc from 'fast-check';
import { DELIVERY_STATES, type DeliveryState, statesOpenTo, turned } from './delivery-state.ts';
import { RECEIPT_OUTCOMES, type ReceiptOutcome } from './receipt.ts';
import { turnOfReceipt } from './settlement.ts';

/** How much is known of what became of a message, told independently of the table of turns. */
const KNOWN: Record<DeliveryState, number> = {
  ...{ pending: 0, sending: 0, sent: 1, failed: 2, undeliverable: 2, delivered: 3, suppressed: 4 },
};

const anyState = fc.constantFrom(...DELIVERY_STATES);
const anyReceipt = fc.constantFrom(...RECEIPT_OUTCOMES);

/** What is true of a message after receipts, by what each says and not by the states between. */
function model(start: DeliveryState, receipts: readonly ReceiptOutcome[]): DeliveryState {
  if (start === 'suppressed' || start === 'delivered') return start;
  if (receipts.includes('delivered')) return 'delivered';
  const [first] = receipts;
  if (start !== 'sent' || first === undefined) return start;
  return first === 'undeliverable' ? 'undeliverable' : 'failed';
}

const heard = (start: DeliveryState, receipts: readonly ReceiptOutcome[]): DeliveryState =>
  receipts.reduce<DeliveryState>((state, outcome) => turned(state, turnOfReceipt(outcome)), start);

describe('the state of a delivery', () => {
  it('after any receipts, however often and in whatever order, is what they say together', () => {
    fc.assert(
      fc.property(anyState, fc.array(anyReceipt, { maxLength: 12 }), (start, receipts) => {
        expect(heard(start, receipts)).toBe(model(start, receipts));
      }),
    );
  });

  it('never goes back from what is known', () => {
    fc.assert(
      fc.property(anyState, anyReceipt, (state, outcome) => {
        expect(KNOWN[turned(state, turnOfReceipt(outcome))]).toBeGreaterThanOrEqual(KNOWN[state]);
      }),
    );
  });

  it('is left by a person alone once it has failed, or by the news that it arrived or was taken after all', () => {
    const leaving = (state: DeliveryState) =>
      (
        ['claimed', 'put-back', 'accepted', 'refused', 'unreachable', 'given-up', 'suppressed'] as const
      ).filter((turn) => statesOpenTo(turn).includes(state));
    expect(leaving('failed')).toEqual(['accepted']);
    expect([leaving('undeliverable'), leaving('delivered'), leaving('suppressed')]).toEqual([[], [], []]);
    expect(statesOpenTo('sent-again')).toEqual(['failed', 'undeliverable']);
  });
});
