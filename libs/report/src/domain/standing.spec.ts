import { type KnownDossier, type Standing, standingOf } from './standing.ts';
import { spanOf } from './report-period.ts';

const NOW = new Date('2026-04-10T10:00:00+07:00');
const MARCH = spanOf({ from: '2026-03-01', to: '2026-03-31' }, NOW);

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);

const OPEN: KnownDossier = {
  ...{
    status: 'processing',
    receivedAt: at('2026-03-02 08:00'),
    endedAt: null,
    dueAt: at('2026-03-20 17:00'),
  },
  ...{ missed: false, suspended: false, refusedAtIntake: false },
};
const ended = (when: string, status: KnownDossier['status'] = 'returned'): Partial<KnownDossier> => ({
  ...{ status, endedAt: at(when) },
});

const EARLY: Standing = { counted: true, state: 'resolved', punctuality: 'early' };
const ON_TIME: Standing = { counted: true, state: 'resolved', punctuality: 'on-time' };
const LATE: Standing = { counted: true, state: 'resolved', punctuality: 'late' };
const WITHIN: Standing = { counted: true, state: 'in-progress', late: false, paused: false };
const OVERDUE: Standing = { counted: true, state: 'in-progress', late: true, paused: false };
const STILL: Standing = { counted: true, state: 'in-progress', late: false, paused: true };

/** What was seen to be counted so in reports of the field; `held` = decided here, and why in ADR 78. */
const CASES: [situation: string, known: Partial<KnownDossier>, expected: Standing, source: string][] = [
  ['done the day before', ended('2026-03-19 23:59'), EARLY, 'reports compare dates'],
  ['done on the day, before the hour', ended('2026-03-20 08:00'), ON_TIME, 'reports compare dates'],
  ['done on the day, after the hour', ended('2026-03-20 23:59'), ON_TIME, 'reports compare dates'],
  ['done the day after', ended('2026-03-21 00:00'), LATE, 'reports compare dates'],
  [
    'done without an appointment',
    { ...ended('2026-03-30 09:00'), dueAt: null },
    ON_TIME,
    'no appointment: on time',
  ],
  ['running without an appointment', { dueAt: null }, WITHIN, 'no appointment: on time'],
  [
    'signed, not handed over',
    ended('2026-03-19 09:00', 'completed'),
    EARLY,
    'the end is the result (status 9)',
  ],
  ['withdrawn', ended('2026-03-19 09:00', 'withdrawn'), EARLY, 'status 7 counts as resolved'],
  ['withdrawn too late', ended('2026-03-25 09:00', 'withdrawn'), LATE, 'status 7 counts as resolved'],
  ['refused after appraisal', ended('2026-03-20 09:00', 'refused'), ON_TIME, 'NĐ 61/2018 art. 19.8'],
  ['stopped too late', ended('2026-03-25 09:00', 'stopped'), LATE, 'held: stopping must not hide lateness'],
  [
    'done in time after a missed appointment',
    { ...ended('2026-03-19 09:00'), missed: true },
    LATE,
    'held: missed stays missed',
  ],
  ['due on the last day of the period', { dueAt: at('2026-03-31 09:00') }, WITHIN, 'reports compare dates'],
  ['due the day before that', { dueAt: at('2026-03-30 17:00') }, OVERDUE, 'reports compare dates'],
  ['waiting for papers', { status: 'awaiting-supplement' }, STILL, 'statuses 5 and 6 are paused'],
  ['waiting for taxes', { status: 'awaiting-finance' }, STILL, 'statuses 5 and 6 are paused'],
  ['suspended by an act', { suspended: true }, STILL, 'held: the clock stands still'],
  [
    'carried over from February',
    { receivedAt: at('2026-02-02 08:00'), dueAt: at('2026-04-02 09:00') },
    WITHIN,
    'form',
  ],
  [
    'not accepted yet',
    { status: 'submitted' },
    { counted: false, why: 'not-taken-in' },
    'status 1 is excluded',
  ],
  [
    'refused at the desk',
    { ...ended('2026-03-02 08:00', 'refused'), refusedAtIntake: true },
    { counted: false, why: 'not-taken-in' },
    'status 3 is excluded',
  ],
  ['done before the period', ended('2026-02-28 23:59'), { counted: false, why: 'ended-before' }, 'form'],
  [
    'received after it',
    { receivedAt: at('2026-04-01 00:00') },
    { counted: false, why: 'not-yet-received' },
    'form',
  ],
];

describe('where a dossier stands in the form of March', () => {
  it.each(CASES)('%s', (_, known, expected) => {
    expect(standingOf({ ...OPEN, ...known }, MARCH)).toEqual(expected);
  });
});
