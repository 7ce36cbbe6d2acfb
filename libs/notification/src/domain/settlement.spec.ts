import fc from 'fast-check';
import type { Outcome } from './outcome.ts';
import { settlementOf, TRIED_FOR_HOURS } from './settlement.ts';

const PAUSES = { shortestSeconds: 5, longestSeconds: 300 };
const since = new Date('2026-03-04T08:00:00+07:00');
const after = (seconds: number) => new Date(since.getTime() + seconds * 1000);
const away: Outcome = { kind: 'unavailable', reason: 'HTTP 503' };

/** The instants of all tries of a message no gateway ever takes, as milliseconds since it was written. */
function triesOf(outcome: Outcome, jitter: () => number): number[] {
  const tries = [0];
  for (;;) {
    const now = new Date(since.getTime() + tries.at(-1)!);
    const settled = settlementOf(outcome, { since, tries: tries.length }, now, {
      ...PAUSES,
      jitter: jitter(),
    });
    if (settled.turn !== 'put-back') {
      expect(settled).toEqual({ turn: 'given-up', reason: 'gave-up' });
      return tries;
    }
    tries.push(settled.dueAt.getTime() - since.getTime());
  }
}

describe('what becomes of a delivery after a call', () => {
  it.each<[Outcome, object]>([
    [{ kind: 'accepted', gatewayId: '1' }, { turn: 'accepted' }],
    [
      { kind: 'rejected', reason: 'any words' },
      { turn: 'refused', reason: 'refused' },
    ],
    [
      { kind: 'rejected', reason: 'any words', because: 'recipient-unopenable' },
      { turn: 'refused', reason: 'recipient-unopenable' },
    ],
    [
      { kind: 'undeliverable', reason: 'any words' },
      { turn: 'unreachable', reason: 'unreachable' },
    ],
  ])('is told by the kind of the outcome: %j', (outcome, settled) => {
    expect(settlementOf(outcome, { since, tries: 1 }, since, { ...PAUSES, jitter: 0 })).toEqual(settled);
  });

  it('is tried again at once, after doubling pauses, then ever more rarely, and once more at the end of 72 hours', () => {
    const tries = triesOf(away, () => 0.5);
    const pauses = tries.slice(1).map((at, index) => (at - tries[index]!) / 1000);
    expect(pauses.slice(0, 8)).toEqual([0, 5, 10, 20, 40, 80, 160, 300]);
    expect(Math.max(...pauses)).toBe(1800);
    expect(tries.at(-1)).toBe(TRIED_FOR_HOURS * 3_600_000);
    expect(tries.length).toBeLessThan(200);
  });

  it('never slows a gateway’s recovery by more than the longest pause, nor tries for longer than 72 hours', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (jitters) => {
        const tries = triesOf(away, () => jitters.next().value as number);
        for (const [index, at] of tries.slice(1).entries()) {
          expect(at - tries[index]!).toBeLessThanOrEqual(1_800_000 * 1.25);
          expect(at).toBeGreaterThanOrEqual(tries[index]!);
        }
        expect(tries.at(-1)).toBe(TRIED_FOR_HOURS * 3_600_000);
      }),
      { numRuns: 20 },
    );
  });

  it('spreads what failed together', () => {
    const dueAt = (jitter: number) =>
      settlementOf(away, { since, tries: 8 }, after(400), { ...PAUSES, jitter });
    expect([dueAt(0), dueAt(1)]).toEqual([
      { turn: 'put-back', dueAt: after(400 + 225) },
      { turn: 'put-back', dueAt: after(400 + 375) },
    ]);
  });

  it('does not hurry a gateway that says we are too fast', () => {
    const throttled: Outcome = { kind: 'throttled', reason: 'HTTP 429' };
    expect(settlementOf(throttled, { since, tries: 1 }, since, { ...PAUSES, jitter: 0.5 })).toEqual({
      turn: 'put-back',
      dueAt: after(5),
    });
  });

  it.each([
    [90, 90],
    [86_400, 300],
  ])('waits as the gateway asks, %i s, within reason: %i s', (retryAfterSeconds, waited) => {
    const asked: Outcome = { ...away, retryAfterSeconds };
    expect(settlementOf(asked, { since, tries: 1 }, since, { ...PAUSES, jitter: 0.5 })).toEqual({
      turn: 'put-back',
      dueAt: after(waited),
    });
  });
});
