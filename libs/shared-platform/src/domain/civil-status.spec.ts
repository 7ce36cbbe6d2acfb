import { beginReading, eachOnce, latestOf } from './civil-status.ts';

const now = new Date('2026-03-04T01:00:00Z');
const [early, late] = [new Date('2026-03-03T01:00:00Z'), new Date('2026-03-03T09:00:00Z')];
const claim = { claims: 1, failures: 0, newest: null, fromAt: null, page: 1 };

describe('reading the list of the civil-status system', () => {
  it('begins thirty days back, then an hour before the latest that was seen', () => {
    expect(beginReading(claim, now)).toEqual({ from: new Date('2026-02-02T01:00:00Z'), page: 1 });
    expect(beginReading({ ...claim, newest: late }, now)).toEqual({
      from: new Date('2026-03-03T08:00:00Z'),
      page: 1,
    });
  });

  it('goes on where it was cut', () => {
    const cut = { ...claim, newest: late, fromAt: early, page: 4 };
    expect(beginReading(cut, now)).toEqual({ from: early, page: 4 });
  });

  it('never runs ahead of the time here, and is not moved by what says no time', () => {
    const ahead = { code: 'a', sentAt: new Date('2027-01-01T00:00:00Z') };
    expect(latestOf([ahead, { code: 'b', sentAt: early }], now)).toEqual(now);
    expect(latestOf([{ code: 'b', sentAt: null }], now)).toBeNull();
  });

  it('takes a code that is listed twice once, with its latest time', () => {
    const twice = [
      { code: 'a', sentAt: null },
      { code: 'a', sentAt: early },
      { code: 'b', sentAt: early },
      { code: 'a', sentAt: late },
      { code: 'a', sentAt: early },
    ];
    expect(eachOnce(twice)).toEqual([
      { code: 'a', sentAt: late },
      { code: 'b', sentAt: early },
    ]);
  });
});
