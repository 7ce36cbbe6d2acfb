import type { CountingPolicy, SuspensionReason, TimeLimit } from '#deadline';
import type { StepTimer, WorkStep } from '#workflow';
import { at, BRANCH_OFFICE, OFFICE } from '../../spec/office.ts';
import { termsOf } from '../../spec/running-dossier.ts';
import { plannedTimers, timerFiresAt } from './task-timer.ts';

const limit = (words: string): TimeLimit => {
  const [amount, unit] = words.split(' ');
  return { amount: Number(amount), unit: unit as TimeLimit['unit'] };
};

/** `'2026-03-03 08:00/2026-03-05 08:00'`; without its end it lasts. */
const suspended = (interval: string, reason: SuspensionReason = 'force-majeure') => {
  const [from, to] = interval.split('/');
  return { id: '1', reason, paper: null, from: at(from!), to: to ? at(to) : null };
};

const warnAfter = (after: string): StepTimer => ({ code: 'remind', does: 'warn', after: limit(after) });

interface Situation {
  counting?: CountingPolicy;
  suspensions?: ReturnType<typeof suspended>[];
  inWait?: boolean;
  arrived?: number;
  calendar?: typeof OFFICE;
}

/** Opened on Monday 02/03/2026 at 08:00 where nothing else is said. */
function firesAt(after: string, situation: Situation = {}, openedAt = '2026-03-02 08:00'): Date | null {
  const { counting = 'working-minutes', suspensions = [], inWait = false, arrived = 2 } = situation;
  const task = { openedAt: at(openedAt), arrived, waitsFor: 2 };
  const clock = { terms: { ...termsOf([limit('5 working-day')]), counting }, suspensions };
  return timerFiresAt(task, { timer: warnAfter(after), inWait }, clock, situation.calendar ?? OFFICE);
}

describe('a timer of an open step', () => {
  it.each([
    ['2 working-hour', '2026-03-02 08:00', '2026-03-02 10:00'],
    ['4 working-hour', '2026-03-02 10:00', '2026-03-02 16:00'],
    ['4 working-hour', '2026-03-06 15:00', '2026-03-09 09:00'],
    ['1 working-day', '2026-03-02 08:00', '2026-03-03 08:00'],
    ['0.25 working-day', '2026-03-02 08:00', '2026-03-02 10:00'],
    ['10 calendar-day', '2026-03-02 08:00', '2026-03-12 17:00'],
    ['5 calendar-day', '2026-03-02 08:00', '2026-03-09 17:00'],
    ['1 month', '2026-03-02 08:00', '2026-04-02 17:00'],
    ['0 working-hour', '2026-03-02 08:00', '2026-03-02 08:00'],
  ])('of %s, opened %s, fires %s', (after, openedAt, expected) => {
    expect(firesAt(after, {}, openedAt)).toEqual(at(expected));
  });

  it('counts whole days where the dossier does', () => {
    expect(firesAt('2 working-day', { counting: 'whole-days' })).toEqual(at('2026-03-04 17:00'));
  });

  it('goes by the hours of the agency that has the step', () => {
    expect(firesAt('4 working-hour', { calendar: BRANCH_OFFICE })).toEqual(at('2026-03-02 14:00'));
  });

  it.each([
    ['2 working-day', '2026-03-03 08:00/2026-03-05 08:00', '2026-03-06 08:00'],
    ['4 working-hour', '2026-03-02 10:00/2026-03-02 11:00', '2026-03-02 15:00'],
    ['10 calendar-day', '2026-03-03 10:00/2026-03-06 09:00', '2026-03-16 17:00'],
    ['2 working-day', '2026-02-25 08:00/2026-02-27 08:00', '2026-03-04 08:00'],
  ])('of %s fires later by what was suspended since (%s): %s', (after, interval, expected) => {
    expect(firesAt(after, { suspensions: [suspended(interval)] })).toEqual(at(expected));
  });

  it.each([true, false])('fires at no time while an act suspends the dossier (in a wait: %s)', (inWait) => {
    const suspensions = [suspended('2026-03-03 08:00')];
    expect(firesAt('1 working-hour', { suspensions, inWait })).toBeNull();
  });

  it('fires at no time while the dossier waits in another step', () => {
    const suspensions = [suspended('2026-03-02 08:00', 'supplement')];
    expect(firesAt('30 calendar-day', { suspensions })).toBeNull();
  });

  it.each(['supplement', 'financial-obligation'] as const)('runs on in the wait itself (%s)', (reason) => {
    const suspensions = [suspended('2026-03-02 08:00', reason)];
    expect(firesAt('30 calendar-day', { suspensions, inWait: true })).toEqual(at('2026-04-01 17:00'));
    expect(firesAt('3 working-hour', { suspensions, inWait: true })).toEqual(at('2026-03-02 11:00'));
  });

  it('fires at no time while branches are missing', () => {
    expect(firesAt('1 working-hour', { arrived: 1 })).toBeNull();
  });
});

describe('the timers of a step that opens', () => {
  const step: WorkStep = {
    ...{ code: 'appraisal', name: 'Thẩm định', status: 'processing', joins: 2 },
    ...{ actor: { agency: 'lead', role: 'case-officer' }, limit: limit('1 working-day') },
    timers: [warnAfter('1 working-hour'), warnAfter('1 working-day')],
  };
  const opens = (arrived: number, when: string, { timers, ...rest }: WorkStep = step) => {
    const opening = { at: at(when), arrived, counting: 'working-minutes' as const };
    return plannedTimers({ ...rest, ...(timers && { timers }) }, false, opening, OFFICE).map(
      (timer) => timer.firesAt,
    );
  };

  it('wait for the last branch of a join, and begin with it', () => {
    expect(opens(1, '2026-03-02 08:00')).toEqual([null, null]);
    expect(opens(2, '2026-03-04 08:00')).toEqual([at('2026-03-04 09:00'), at('2026-03-05 08:00')]);
  });

  it('are none where the workflow has none', () => {
    const { timers: _none, ...without } = step;
    expect(opens(2, '2026-03-02 08:00', without)).toEqual([]);
  });
});
