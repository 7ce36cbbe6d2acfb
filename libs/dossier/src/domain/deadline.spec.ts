import { at, OFFICE } from '../../spec/office.ts';
import { type PausedClock, resume, type SupplementPolicy } from './deadline.ts';

const FIVE_DAYS = { amount: 5, unit: 'working-day' } as const;

/** Received on Monday 02/03/2026 at 08:00 with five working days: due on Monday 09/03 at 08:00. */
const DUE = '2026-03-09 08:00';

const paused = (reason: PausedClock['reason'], startedAt: string, dueAt = DUE): PausedClock => ({
  reason,
  startedAt: at(startedAt),
  dueAt: at(dueAt),
});
const resumed = (clock: PausedClock, answered: string, policy: SupplementPolicy, limit = FIVE_DAYS) =>
  resume(OFFICE, clock, at(answered), limit, policy).at;

interface Case {
  reason: PausedClock['reason'];
  policy: SupplementPolicy;
  asked: string;
  answered: string;
  due: string;
  what: string;
}

/** One case a line, its columns two spaces or more apart. */
const cases = (table: string): Case[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [waits, policy, asked = '', answered = '', due = '', what = ''] = line.trim().split(/ {2,}/);
      return { reason: `awaiting-${waits}`, policy, asked, answered, due, what } as Case;
    });

describe('the due time once the applicant has done their part', () => {
  it.each(
    cases(`
      supplement  restart  2026-03-04 10:00  2026-03-06 14:00  2026-03-13 14:00  the whole limit again (NĐ 61/2018 Đ.19.4)
      supplement  restart  2026-03-04 10:00  2026-03-07 10:00  2026-03-13 17:00  brought on a Saturday: from Monday on
      supplement  restart  2026-03-04 10:00  2026-03-04 10:00  2026-03-11 10:00  brought at once: still the whole limit
      supplement  extend   2026-03-04 10:00  2026-03-06 14:00  2026-03-11 10:00  22 hours were left, 22 are given back
      supplement  extend   2026-03-04 10:00  2026-03-07 10:00  2026-03-11 15:00  brought on a Saturday: from Monday on
      supplement  extend   2026-03-04 10:00  2026-03-04 10:00  2026-03-09 08:00  brought at once: nothing was lost
      supplement  extend   2026-03-04 12:00  2026-03-04 13:00  2026-03-09 08:00  brought within the lunch break
      finance     restart  2026-03-04 10:00  2026-03-06 14:00  2026-03-11 10:00  paying restarts nothing, under any policy
      finance     extend   2026-03-04 10:00  2026-03-06 14:00  2026-03-11 10:00  paying gives back what was left
      supplement  restart  2026-03-10 09:00  2026-03-12 09:00  2026-03-09 08:00  late already: stays late
      supplement  extend   2026-03-10 09:00  2026-03-12 09:00  2026-03-09 08:00  late already: stays late
      finance     restart  2026-03-10 09:00  2026-03-12 09:00  2026-03-09 08:00  late already: stays late
      finance     extend   2026-03-09 08:01  2026-03-12 09:00  2026-03-09 08:00  late by a minute: stays late
      supplement  restart  2026-03-09 08:00  2026-03-12 09:00  2026-03-19 09:00  asked in the very last minute: not late
      finance     restart  2026-03-09 08:00  2026-03-12 09:00  2026-03-12 09:00  nothing was left, nothing is given back
    `),
  )(
    '$reason, $policy: asked $asked, answered $answered → $due ($what)',
    ({ reason, policy, asked, answered, due }) => {
      expect(resumed(paused(reason, asked), answered, policy)).toEqual(at(due));
    },
  );

  it('counts what was left across Tết in working hours (16 of them)', () => {
    const clock = paused('awaiting-finance', '2026-02-13 16:00', '2026-02-24 16:00');
    expect(resumed(clock, '2026-02-23 09:00', 'restart')).toEqual(at('2026-02-25 09:00'));
  });

  it('restarts a limit of calendar days as one, and gives back working time of it otherwise', () => {
    const tenDays = { amount: 10, unit: 'calendar-day' } as never;
    const clock = paused('awaiting-supplement', '2026-03-09 07:00', '2026-03-12 17:00');
    expect(resumed(clock, '2026-03-16 07:00', 'restart', tenDays)).toEqual(at('2026-03-26 17:00'));
    expect(resumed(clock, '2026-03-16 07:00', 'extend', tenDays)).toEqual(at('2026-03-19 17:00'));
  });

  it('drops the seconds of pause and answer alike', () => {
    const clock = paused('awaiting-finance', '2026-03-04 10:00:59');
    expect(resumed(clock, '2026-03-06 14:00:01', 'extend')).toEqual(at('2026-03-11 10:00'));
  });

  it.each([
    ['2026-03-06 14:00', false],
    ['2026-12-30 08:00', true],
  ])('answered %s, is provisional: %p (days off are announced until 31/12/2026)', (answered, provisional) => {
    const clock = paused('awaiting-supplement', '2026-03-04 10:00');
    expect(resume(OFFICE, clock, at(answered), FIVE_DAYS, 'restart').provisional).toBe(provisional);
  });

  it('says of a due time that stays whether it is provisional', () => {
    const clock = paused('awaiting-finance', '2027-01-12 09:00', '2027-01-11 09:00');
    expect(resume(OFFICE, clock, at('2027-01-13 09:00'), FIVE_DAYS, 'restart')).toEqual({
      at: clock.dueAt,
      provisional: true,
    });
  });
});
