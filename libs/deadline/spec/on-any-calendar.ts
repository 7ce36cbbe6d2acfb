import fc from 'fast-check';
import { type CalendarDefinition, NoWorkingTimeError, WorkingCalendar } from '#working-calendar';
import type { ClockHistory } from '../src/domain/clock-history.ts';
import type { DeadlineTerms } from '../src/domain/deadline-terms.ts';
import { FIRST_DATE, LAST_LAID_OUT, terms } from './arbitraries.ts';
import { LaidOutCalendar, OutOfTime } from './laid-out-calendar.ts';
import { histories } from './random-histories.ts';

/** Where the model's laid-out years end. */
export const END = new Date(`${LAST_LAID_OUT}T24:00:00+07:00`);

/** What a dossier's due time is reckoned from, besides the calendar. */
export interface Dossier {
  terms: DeadlineTerms;
  history: ClockHistory;
}

export const dossiersUnder = (of: fc.Arbitrary<DeadlineTerms>): fc.Arbitrary<Dossier> =>
  of.chain((it) => histories(it.phases.length).map((history) => ({ terms: it, history })));

export const dossiers = dossiersUnder(terms);

/**
 * Asks many questions of each of many random calendars: of the library's, and of the model's, laid out once for all.
 * A failure shows the calendar, and the smallest question that fails on it.
 */
export function onAnyCalendar<Question>(
  definitions: fc.Arbitrary<CalendarDefinition>,
  questions: fc.Arbitrary<Question>,
  { calendars, each }: { calendars: number; each: number },
  check: (question: Question, calendar: WorkingCalendar, model: LaidOutCalendar) => void,
): void {
  const asked = fc.property(definitions, fc.nat(), (definition, seed) => {
    const calendar = new WorkingCalendar(definition);
    const model = new LaidOutCalendar(definition, FIRST_DATE, LAST_LAID_OUT);
    fc.assert(
      fc.property(questions, (question) => check(question, calendar, model)),
      { numRuns: each, seed },
    );
  });
  fc.assert(asked, { numRuns: calendars, endOnFailure: true });
}

/** An answer, of the library or of the model; `undefined` when it found no working time. */
export function possibly<Answer>(answer: () => Answer): Answer | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof NoWorkingTimeError || error instanceof OutOfTime) return undefined;
    throw error;
  }
}

/** The model's answer is the library's; where the model finds no time, the library finds none, or some after its years. */
export function agree(library: Date | undefined, model: Date | undefined): void {
  if (model) expect(library).toEqual(model);
  else if (library) expect(library.getTime()).toBeGreaterThanOrEqual(END.getTime());
}
