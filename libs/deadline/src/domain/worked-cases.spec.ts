import { readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { faultsOfHistory } from './history-faults.ts';
import { nationalVerdict } from './national-verdict.ts';
import { reckonDeadline } from './reckon-deadline.ts';
import { ACCEPTANCE_LIMIT, HAND_OVER_LIMIT, stepDueAt } from './step-limit.ts';
import { overrunOf, punctualityOf } from './verdict.ts';
import { at, type ReadCase, readCase } from '../../spec/read-case.ts';
import { calendarOf } from '../../spec/seeded-offices.ts';
import type { WorkedCase } from '../../spec/worked-case.ts';
import { CHAPTERS } from '../../spec/worked-cases.ts';
import { rowsOf, withWorkedCases } from '../../spec/worked-cases-page.ts';

const page = projectPath('docs', 'deadlines.md');

/** The words of a due time: when, and whatever else the case speaks of. */
function answerTo(worked: WorkedCase, { kind, terms, history, stopped }: ReadCase): string {
  const calendar = calendarOf(worked.office);
  if (kind !== 'received') {
    const [limit] = terms.phases as [(typeof terms.phases)[number]];
    const waits = history.suspensions.flatMap(({ to, ...wait }) => (to ? [{ ...wait, to }] : []));
    return wallClock(stepDueAt(calendar, history.receivedAt, limit, terms.counting, waits));
  }
  const deadline = reckonDeadline(terms, history, calendar);
  const { endedAt, suspensions } = history;
  const finished = endedAt ?? history.receivedAt;
  const { workingMinutes, workingDays } = overrunOf(calendar, deadline.dueAt, finished, suspensions);
  const ends = {
    completedAt: stopped ? null : endedAt,
    returnedAt: null,
    stoppedAt: stopped ? endedAt : null,
  };
  const spokenOf = [
    ['by date', punctualityOf(deadline, finished, 'by-date')],
    ['by instant', punctualityOf(deadline, finished, 'by-instant')],
    ['late by', `${workingMinutes} minutes and ${workingDays} days`],
    ['national', nationalVerdict(terms, history, ends, calendar)],
  ].filter(([word]) => worked.due.includes(`, ${word} `));
  return [
    wallClock(deadline.dueAt),
    ...(deadline.provisional ? ['provisional'] : []),
    ...(deadline.standsStill ? ['stands still'] : []),
    ...(deadline.missed ? ['missed'] : []),
    ...spokenOf.map((words) => words.join(' ')),
  ].join(', ');
}

const wallClock = (time: Date): string =>
  new Date(time.getTime() + 7 * 3_600_000)
    .toISOString()
    .slice(0, 'yyyy-MM-dd HH:mm'.length)
    .replace('T', ' ');

const sorted = (words: string): string[] => words.split(', ').sort();

describe.each(CHAPTERS)('$title', ({ cases }) => {
  it.each(cases)('$what: $limit from $events is due $due', (worked) => {
    const read = readCase(worked);
    if (read.kind === 'received') expect(faultsOfHistory(read.history, read.terms.phases.length)).toEqual([]);
    expect(sorted(answerTo(worked, read))).toEqual(sorted(worked.due));
  });
});

describe('The worked cases', () => {
  it('are all on the page of the rules, and nothing else is', () => {
    if (process.env['UPDATE_DOCS'] === '1') {
      writeFileSync(page, withWorkedCases(readFileSync(page, 'utf8'), CHAPTERS));
    }
    expect(rowsOf(readFileSync(page, 'utf8'))).toEqual(rowsOf(withWorkedCases('', CHAPTERS)));
  });

  it('each have a source, and a situation of their own', () => {
    const cases = CHAPTERS.flatMap((it) => it.cases);
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(cases.filter(({ source, what }) => source.trim() === '' || what.trim() === '')).toEqual([]);
    const told = cases.map(({ office, events, limit }) => `${office} ${events} ${limit}`);
    expect(told.filter((it, index) => told.indexOf(it) !== index)).toEqual([]);
  });

  it('of steps use the limits every office has', () => {
    expect(ACCEPTANCE_LIMIT).toEqual({ amount: 8, unit: 'working-hour' });
    expect(HAND_OVER_LIMIT).toEqual({ amount: 0, unit: 'same-day' });
    expect(at('2026-03-02 08:00').toISOString()).toBe('2026-03-02T01:00:00.000Z');
  });
});
