import fc from 'fast-check';
import { COMPARISONS, isLate, lateFrom, lateIfDueBefore, overrunOf, punctualityOf } from './verdict.ts';
import { calendars, instants } from '../../spec/arbitraries.ts';
import { onAnyCalendar } from '../../spec/on-any-calendar.ts';
import { histories } from '../../spec/random-histories.ts';
import { slowOverrun, slowPunctuality } from '../../spec/slow-verdict.ts';

const DAY = 86_400_000;
const moments = instants('2025-01-01', '2026-03-31');
/** Seconds, minutes or days apart. */
const apart = fc.oneof(
  ...[90_000, 3_600_000, 3 * DAY, 60 * DAY].map((most) => fc.integer({ min: -most, max: most })),
);
/** Due times are whole minutes. */
const dueTimes = fc.option(
  moments.map((it) => new Date(Math.floor(it.getTime() / 60_000) * 60_000)),
  { freq: 20 },
);

const finishes = fc.record({
  due: fc.record({ dueAt: dueTimes, missed: fc.integer({ min: 0, max: 9 }).map((it) => it === 0) }),
  apart,
  comparison: fc.constantFrom(...COMPARISONS),
});

describe('a finish held against its due time', () => {
  it('is early, on time or late as whole minutes and dates have it', () => {
    const seen = { early: 0, 'on-time': 0, late: 0 };
    onAnyCalendar(
      calendars,
      finishes,
      { calendars: 20, each: 300 },
      ({ due, apart: by, comparison }, _, model) => {
        const finishedAt = new Date((due.dueAt?.getTime() ?? Date.UTC(2025, 5, 1)) + by);
        const told = slowPunctuality(model, due, finishedAt, comparison);
        expect(punctualityOf(due, finishedAt, comparison)).toBe(told);
        expect(isLate(due, finishedAt, comparison)).toBe(told === 'late');
        seen[told] += 1;
      },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it('is late exactly when it was due before the moment lists compare with', () => {
    fc.assert(
      fc.property(moments, apart, fc.constantFrom(...COMPARISONS), (dueAt, by, comparison) => {
        const now = new Date(dueAt.getTime() + by);
        expect(dueAt < lateIfDueBefore(now, comparison)).toBe(
          isLate({ dueAt, missed: false }, now, comparison),
        );
      }),
    );
  });

  it('is late from one moment on', () => {
    fc.assert(
      fc.property(moments, apart, fc.constantFrom(...COMPARISONS), (dueAt, by, comparison) => {
        const from = lateFrom(dueAt, comparison);
        for (const at of [from, new Date(from.getTime() - 1), new Date(dueAt.getTime() + by)]) {
          expect(isLate({ dueAt, missed: false }, at, comparison)).toBe(at >= from);
        }
      }),
    );
  });

  it('is late by the open minutes in which nothing was suspended, and by working days', () => {
    let late = 0;
    const asked = fc.tuple(histories(1), apart, apart);
    onAnyCalendar(
      calendars,
      asked,
      { calendars: 30, each: 100 },
      ([history, first, second], calendar, model) => {
        const dueAt = new Date(history.receivedAt.getTime() + Math.abs(first));
        const at = new Date(dueAt.getTime() + second);
        const told = slowOverrun(model, dueAt, at, history.suspensions);
        expect(overrunOf(calendar, dueAt, at, history.suspensions)).toEqual(told);
        if (told.workingMinutes > 0) late += 1;
      },
    );
    expect(late).toBeGreaterThan(100);
  });
});
