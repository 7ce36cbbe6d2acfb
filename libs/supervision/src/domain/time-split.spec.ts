import fc from 'fast-check';
import { SUSPENSION_REASONS } from '#deadline';
import { plainCalendar } from '../../spec/plain-calendar.ts';
import { PARTIES } from './board-figures.ts';
import { NO_TIME, type SplitHistory, splitTime } from './time-split.ts';

const calendar = plainCalendar();

const at = (time: string): Date => new Date(`2026-03-${time}:00+07:00`);
const NOW = at('06T17:00');
/** Received on Monday morning, at the desk of its own agency until it is said otherwise. */
const received = (history: Partial<SplitHistory>): SplitHistory => ({
  receivedAt: at('02T08:00'),
  endedAt: null,
  suspensions: [],
  holdings: [{ own: true, from: at('02T08:00'), to: null }],
  ...history,
});

describe('the time of a dossier', () => {
  it.each<[string, Partial<SplitHistory>, object]>([
    ['is its own agency’s while a step lies there', {}, { ownAgency: 2400 }],
    [
      'is the other agency’s while steps lie with that alone',
      {
        holdings: [
          { own: true, from: at('02T08:00'), to: at('03T08:00') },
          { own: false, from: at('03T08:00'), to: null },
          { own: true, from: at('06T08:00'), to: null },
        ],
      },
      { ownAgency: 960, otherAgency: 1440 },
    ],
    [
      'is the applicant’s or finance’s while the clock stands still for them',
      {
        suspensions: [
          { reason: 'supplement', from: at('03T10:00'), to: at('04T08:00') },
          { reason: 'financial-obligation', from: at('05T08:00'), to: null },
        ],
      },
      { ownAgency: 1080, applicant: 360, finance: 960 },
    ],
    [
      'is nobody’s in force majeure, and while it was closed',
      {
        suspensions: [
          { reason: 'force-majeure', from: at('02T08:00'), to: at('02T12:00') },
          { reason: 'closed', from: at('05T13:00'), to: at('05T17:00') },
        ],
      },
      { ownAgency: 1920, nobody: 480 },
    ],
    ['ends with the dossier', { endedAt: at('02T09:30') }, { ownAgency: 90 }],
    ['is its own agency’s where no step is open', { holdings: [] }, { ownAgency: 2400 }],
  ])('%s', (_, history, split) => {
    expect(splitTime(calendar, received(history), NOW)).toEqual({ ...NO_TIME, ...split });
  });

  it('comes to the working time there was, whatever happened', () => {
    const moment = fc
      .integer({ min: -5_000, max: 20_000 })
      .map((minutes) => new Date(at('02T08:00').getTime() + minutes * 60_000));
    const interval = fc
      .tuple(moment, fc.option(moment, { freq: 5 }))
      .map(([from, to]) => ({ from, to: to !== null && to < from ? from : to }));
    const suspensions = fc.array(
      fc.tuple(interval, fc.constantFrom(...SUSPENSION_REASONS)).map(([one, reason]) => ({ ...one, reason })),
      { maxLength: 4 },
    );
    const holdings = fc.array(
      fc.tuple(interval, fc.boolean()).map(([one, own]) => ({ ...one, own })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        moment,
        fc.option(moment),
        suspensions,
        holdings,
        moment,
        (from, ended, waits, steps, now) => {
          const history = { receivedAt: from, endedAt: ended, suspensions: waits, holdings: steps };
          const split = splitTime(calendar, history, now);
          const end = ended ?? now;
          const sum = PARTIES.reduce((total, party) => total + split[party], 0);
          expect(sum).toBe(Math.max(0, calendar.between(from, end)));
          expect(Math.min(...Object.values(split))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
