import fc from 'fast-check';
import { bounceOf } from './bounce.ts';

const of = (status: string, action = 'failed', diagnostic = 'smtp; 550 no') =>
  bounceOf({ at: null, recipients: [{ action, status, diagnostic }] })?.outcome;

describe('what a mail server reports', () => {
  it.each([
    ['5.1.1', 'undeliverable'],
    ['5.2.1', 'undeliverable'],
    ['5.4.4', 'undeliverable'],
    ['5.0.0', 'undeliverable'],
    ['5.1.1 (bad destination mailbox address)', 'undeliverable'],
    // Filters and content: the mailbox is there.
    ['5.7.1', 'rejected'],
    ['5.6.0', 'rejected'],
    ['4.4.7', 'expired'],
    ['4.2.2', 'expired'],
  ])('as given up with %s makes it %s', (status, outcome) => {
    expect(of(status)).toBe(outcome);
    expect(of(` ${status}`, ' Failed ')).toBe(outcome);
  });

  it.each([
    ['delayed', '4.4.1'],
    ['delivered', '2.0.0'],
    ['relayed', '2.0.0'],
    ['expanded', '2.0.0'],
    // Says itself that it arrived.
    ['failed', '2.1.5'],
    ['failed', ''],
    ['failed', 'no'],
    ['', '5.1.1'],
  ])('as %s with %j makes nothing known', (action, status) => {
    expect(of(status, action)).toBeUndefined();
  });

  it('is read whatever it says, in words a table takes', () => {
    const group = fc.record({
      action: fc.oneof(fc.constant('failed'), fc.string()),
      status: fc.oneof(fc.constantFrom('5.1.1', '4.4.7'), fc.string()),
      diagnostic: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(fc.array(group), (recipients) => {
        const reason = bounceOf({ at: null, recipients })?.reason ?? '';
        expect(reason.length).toBeLessThanOrEqual(300);
        expect(reason).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
