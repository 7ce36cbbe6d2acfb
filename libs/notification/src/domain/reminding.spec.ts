import fc from 'fast-check';
import { plusDays, WorkingCalendar } from '#working-calendar';
import { planReminder, reminderTimes, silentSince, type UnansweredRequest } from './reminding.ts';

/** Monday to Friday, eight hours; the 9th of March 2026 is off. */
const calendar = new WorkingCalendar({
  code: 'standard',
  name: 'Giờ hành chính',
  openings: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opens: 7 * 60, closes: 11 * 60 + 30, validFrom: '2024-01-01', validTo: null },
    { weekday, opens: 13 * 60 + 30, closes: 17 * 60, validFrom: '2024-01-01', validTo: null },
  ]),
  daysOff: new Map([['2026-03-09', 'Nghỉ thử']]),
  workingDays: new Map(),
  publishedUntil: '2026-12-31',
});
const TERMS = { beforeEndDays: 2, firstAfterDays: 5, thenEveryDays: 10, atMost: 3 };
const at = (text: string): Date => new Date(`2026-${text}:00+07:00`);

/** Asked on a Monday at eight. */
const request = (changes: Partial<UnansweredRequest> = {}): UnansweredRequest => ({
  ...{ askedAt: at('03-02T08:00'), until: null, reminded: 0 },
  ...changes,
});
const plan = (now: string, changes: Partial<UnansweredRequest> = {}) =>
  planReminder(request(changes), calendar, TERMS, at(now));

describe('a request for supplements', () => {
  it('that gives an end is reminded of after half of the time, and two working days before the end', () => {
    // Seventy-nine hours, since the 9th is off.
    expect(reminderTimes(request({ until: '2026-03-16' }), calendar, TERMS)).toEqual([
      at('03-10T07:30'),
      at('03-13T07:00'),
    ]);
  });

  it('that gives so little time that the two would meet is reminded of once', () => {
    expect(reminderTimes(request({ until: '2026-03-04' }), calendar, TERMS)).toEqual([at('03-03T11:30')]);
  });

  it('that gives no end is reminded of after five working days and each ten, three times', () => {
    expect(reminderTimes(request(), calendar, TERMS)).toEqual([
      at('03-10T08:00'),
      at('03-24T08:00'),
      at('04-07T08:00'),
    ]);
  });

  it('is reminded of when it is time, and looked at again for the next', () => {
    expect(plan('03-10T07:59')).toEqual({ remind: null, lookAt: at('03-10T08:00') });
    expect(plan('03-10T08:00')).toEqual({ remind: 1, lookAt: at('03-24T08:00') });
    expect(plan('03-10T08:05', { reminded: 1 })).toEqual({ remind: null, lookAt: at('03-24T08:00') });
    expect(plan('04-08T08:00', { reminded: 2 })).toEqual({ remind: 3, lookAt: null });
    expect(plan('05-08T08:00', { reminded: 3 })).toEqual({ remind: null, lookAt: null });
  });

  it('is not reminded of at night: the office opens first', () => {
    expect(plan('03-10T22:00')).toEqual({ remind: null, lookAt: at('03-11T07:00') });
  });

  it('is reminded of once for all the times nobody looked', () => {
    expect(plan('03-25T09:00')).toEqual({ remind: 2, lookAt: at('04-07T08:00') });
  });

  it('is reminded of no more once the time given is over', () => {
    expect(plan('03-16T16:59', { until: '2026-03-16' })).toEqual({ remind: 2, lookAt: null });
    expect(plan('03-17T08:00', { until: '2026-03-16' })).toEqual({ remind: null, lookAt: null });
  });

  it('is reminded of while it runs, in order, whatever time it gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 60 }), (minutes, days) => {
        const askedAt = calendar.nextOpening(new Date(at('03-02T07:00').getTime() + minutes * 60_000));
        const until = calendar.workingDayFrom(plusDays(calendar.dateOf(askedAt), days));
        const times = reminderTimes({ askedAt, until }, calendar, TERMS);
        expect(times.length).toBeGreaterThanOrEqual(1);
        expect(times.length).toBeLessThanOrEqual(2);
        const course = [askedAt, ...times, calendar.closingOf(until)];
        expect(course.every((time, index) => index === 0 || time > (course[index - 1] ?? time))).toBe(true);
      }),
    );
  });
});

describe('a silence', () => {
  it('is counted in working days, from now back', () => {
    expect(silentSince(calendar, 5, at('03-10T08:00'))).toEqual(at('03-02T08:00'));
  });

  it('is broken while the office is open alone', () => {
    expect(silentSince(calendar, 5, at('03-10T12:00'))).toBeNull();
    expect(silentSince(calendar, 5, at('03-09T08:00'))).toBeNull();
  });
});
