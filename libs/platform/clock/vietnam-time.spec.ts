import fc from 'fast-check';
import { DateTime } from 'luxon';
import { civilDate, readableTime, rfc3339 } from './vietnam-time.ts';

describe('the time in Viet Nam', () => {
  const lateEvening = new Date('2026-11-20T16:59:59.999Z');
  const midnight = new Date('2026-11-20T17:00:00.000Z');

  it('changes its date at midnight there, wherever the machine stands', () => {
    expect([civilDate(lateEvening), civilDate(midnight)]).toEqual(['2026-11-20', '2026-11-21']);
  });

  it('is written for machines with its offset, and read back as the same instant', () => {
    expect(rfc3339(lateEvening)).toBe('2026-11-20T23:59:59.999+07:00');
    expect(rfc3339(midnight)).toBe('2026-11-21T00:00:00.000+07:00');
    expect(new Date(rfc3339(lateEvening))).toEqual(lateEvening);
    expect(rfc3339(null)).toBeNull();
  });

  it('is what the tz database makes of it, at any instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (at) => {
          const there = DateTime.fromJSDate(at, { zone: 'Asia/Ho_Chi_Minh' });
          expect(rfc3339(at)).toBe(there.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZZ"));
          expect(civilDate(at)).toBe(there.toISODate());
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is written for people by the minute, day before month', () => {
    expect(readableTime(new Date('2026-03-02T01:05:59Z'))).toBe('08:05 ngày 02/03/2026');
  });
});
