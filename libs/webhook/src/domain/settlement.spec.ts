import { type CallOutcome, outcomeOf } from './call-outcome.ts';
import { settlementOf } from './settlement.ts';

const NOW = new Date('2026-03-04T01:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const failed: CallOutcome = { kind: 'unavailable', status: null, reason: 'ECONNREFUSED' };
const secondsAfter = (
  tries: number,
  hours: number,
  outcome: CallOutcome = failed,
  jitter = 0.5,
): number | string => {
  const settled = settlementOf(outcome, { since: hoursAgo(hours), tries }, NOW, jitter);
  return settled.kind === 'later' ? (settled.dueAt.getTime() - NOW.getTime()) / 1000 : settled.kind;
};

describe('after a call', () => {
  it.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [301, 'rejected'],
    [302, 'rejected'],
    [400, 'rejected'],
    [401, 'rejected'],
    [404, 'rejected'],
    [408, 'unavailable'],
    [410, 'gone'],
    [425, 'unavailable'],
    [429, 'throttled'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [0, 'rejected'],
  ])('HTTP %i is %s', (status, kind) => {
    expect(outcomeOf(status).kind).toBe(kind);
  });

  it('in vain, pauses double to half an hour, apart from one another', () => {
    expect([1, 2, 3, 9, 10, 11, 60].map((tries) => secondsAfter(tries, 1))).toEqual([
      ...[5, 10, 20, 1280, 1800, 1800, 1800],
    ]);
    expect([secondsAfter(1, 1, failed, 0), secondsAfter(1, 1, failed, 1)]).toEqual([3.75, 6.25]);
    const refused: CallOutcome = { kind: 'rejected', status: 400, reason: 'HTTP 400' };
    expect(secondsAfter(2, 1, refused)).toBe(10);
  });

  it('a receiver that says when is believed, within half an hour', () => {
    const throttled = (retryAfterSeconds: number): CallOutcome => outcomeOf(429, retryAfterSeconds);
    expect([secondsAfter(9, 1, throttled(7)), secondsAfter(1, 1, throttled(86_400))]).toEqual([7, 1800]);
  });

  it('the last try is made when 72 hours are over, and then there is a pause', () => {
    expect(secondsAfter(99, 71.9)).toBeCloseTo(360, 3);
    expect(secondsAfter(99, 72)).toBe('paused');
    expect(settlementOf(outcomeOf(410), { since: NOW, tries: 1 }, NOW, 0)).toEqual({
      ...{ kind: 'paused', because: 'gone' },
    });
    expect(secondsAfter(99, 80, { kind: 'accepted', status: 200 })).toBe('told');
  });
});
