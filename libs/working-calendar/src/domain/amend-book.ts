import type { AmendmentOf, CalendarAmendment } from './calendar-amendment.ts';
import type { CalendarBookDefinition, WeeklyCalendar } from './calendar-book-schema.ts';
import { calendarFault, type CalendarFault, type CalendarFaultCode } from './calendar-fault.ts';
import { bookFaults } from './check-book.ts';
import { plusDays, type CivilDate } from './civil-date.ts';
import { InvalidCalendarError } from './invalid-calendar.error.ts';

/** The book as amended, or why it cannot be. */
type Amended = CalendarBookDefinition | CalendarFaultCode;

/**
 * The book with the amendments made one after the other.
 * @param book one without faults
 * @throws InvalidCalendarError with the faults of every amendment that is impossible or would spoil the book, at
 * `/amendments/<position>`
 */
export function amendBook(
  book: CalendarBookDefinition,
  amendments: readonly CalendarAmendment[],
): CalendarBookDefinition {
  let amended = book;
  const faults: CalendarFault[] = [];
  for (const [position, amendment] of amendments.entries()) {
    const outcome = amend(amended, amendment);
    const codes = typeof outcome === 'string' ? [outcome] : bookFaults(outcome).map(({ code }) => code);
    for (const code of new Set(codes)) faults.push(calendarFault(code, `/amendments/${position}`));
    if (typeof outcome !== 'string' && codes.length === 0) amended = outcome;
  }
  if (faults.length > 0) throw new InvalidCalendarError(null, faults);
  return amended;
}

function amend(book: CalendarBookDefinition, amendment: CalendarAmendment): Amended {
  switch (amendment.kind) {
    case 'day-off':
      return withDayOff(book, amendment);
    case 'make-up-day':
      return withMakeUpDay(book, amendment);
    case 'ordinary-day':
      return withOrdinaryDay(book, amendment.date);
    case 'published-until':
      return { ...book, publishedUntil: amendment.date };
    case 'agency-day':
      return withAgencyDay(book, amendment);
    case 'agency-ordinary-day':
      return withAgencyOrdinaryDay(book, amendment);
    case 'opening-hours':
      return withOpeningHours(book, amendment);
  }
}

function withDayOff(book: CalendarBookDefinition, { date, name }: AmendmentOf<'day-off'>): Amended {
  const others = withoutSpecialDay(book, date);
  return { ...others, daysOff: inOrder([...others.daysOff, { date, name }]) };
}

function withMakeUpDay(
  book: CalendarBookDefinition,
  { kind: _kind, ...day }: AmendmentOf<'make-up-day'>,
): Amended {
  const others = withoutSpecialDay(book, day.date);
  return { ...others, makeUpDays: inOrder([...others.makeUpDays, day]) };
}

function withOrdinaryDay(book: CalendarBookDefinition, date: CivilDate): Amended {
  const isSpecial = [...book.daysOff, ...book.makeUpDays].some((day) => day.date === date);
  return isSpecial ? withoutSpecialDay(book, date) : 'no-special-day';
}

function withAgencyDay(
  book: CalendarBookDefinition,
  { kind: _kind, ...override }: AmendmentOf<'agency-day'>,
): Amended {
  return { ...book, overrides: inOrder([...withoutOverride(book, override), override]) };
}

function withAgencyOrdinaryDay(
  book: CalendarBookDefinition,
  amendment: AmendmentOf<'agency-ordinary-day'>,
): Amended {
  const overrides = withoutOverride(book, amendment);
  return overrides.length < book.overrides.length ? { ...book, overrides } : 'no-override';
}

function withOpeningHours(book: CalendarBookDefinition, amendment: AmendmentOf<'opening-hours'>): Amended {
  if (!book.calendars.some(({ code }) => code === amendment.calendar)) return 'unknown-calendar';
  const calendars = book.calendars.map((calendar) =>
    calendar.code === amendment.calendar ? reopened(calendar, amendment) : calendar,
  );
  return { ...book, calendars };
}

/** What the calendar had before the date stays as it was, because running dossiers were reckoned by it. */
function reopened(
  calendar: WeeklyCalendar,
  { from, openings }: AmendmentOf<'opening-hours'>,
): WeeklyCalendar {
  const lastDay = plusDays(from, -1);
  const before = calendar.openings
    .filter(({ validFrom }) => validFrom < from)
    .map((opening) =>
      opening.validTo === null || opening.validTo > lastDay ? { ...opening, validTo: lastDay } : opening,
    );
  const after = openings.map((opening) => ({ ...opening, validFrom: from, validTo: null }));
  return { ...calendar, openings: [...before, ...after] };
}

const withoutSpecialDay = (book: CalendarBookDefinition, date: CivilDate): CalendarBookDefinition => ({
  ...book,
  daysOff: book.daysOff.filter((day) => day.date !== date),
  makeUpDays: book.makeUpDays.filter((day) => day.date !== date),
});

const withoutOverride = (
  { overrides }: CalendarBookDefinition,
  { agency, date }: { agency: string; date: CivilDate },
) => overrides.filter((override) => override.agency !== agency || override.date !== date);

const inOrder = <Day extends { date: CivilDate }>(days: readonly Day[]): Day[] =>
  days.toSorted((one, other) => one.date.localeCompare(other.date));
