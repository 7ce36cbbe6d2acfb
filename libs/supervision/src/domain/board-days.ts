import { startOfDay } from '#platform/clock';
import { type CivilDate, plusDays, type WorkingCalendar } from '#working-calendar';

/** The instants that one day's boards sort due times by, on one working calendar. */
export interface BoardDays {
  /** Due today is what is due before it. */
  tomorrow: Date;
  /** Due within so many working days is what is due before it. */
  after1: Date;
  after3: Date;
  after5: Date;
  /** Late by so many working days or more is what was due before it. */
  late2: Date;
  late6: Date;
  late11: Date;
}

/** @throws NoWorkingTimeError */
export function boardDaysOf(calendar: WorkingCalendar, now: Date): BoardDays {
  const today = calendar.dateOf(now);
  const after = (days: number): Date => endOf(calendar.workingDayAfter(today, days));
  return {
    tomorrow: endOf(today),
    after1: after(1),
    after3: after(3),
    after5: after(5),
    ...lateSince(calendar, today),
  };
}

/** A due date is late by as many working days as lie from it on until today, which is not counted. */
function lateSince(
  calendar: WorkingCalendar,
  today: CivilDate,
): Pick<BoardDays, 'late2' | 'late6' | 'late11'> {
  const dueBy: CivilDate[] = [];
  for (let day = plusDays(today, -1), back = 0; dueBy.length < MOST && back < FURTHEST; back += 1) {
    if (calendar.isWorkingDay(day)) dueBy.push(day);
    day = plusDays(day, -1);
  }
  const by = (days: number): Date => {
    const latest = dueBy[days - 1];
    return latest === undefined ? BEFORE_ALL : endOf(latest);
  };
  return { late2: by(2), late6: by(6), late11: by(11) };
}

const MOST = 11;
/** An agency that has not worked for so many days has nothing that is late by working days. */
const FURTHEST = 3_650;
const BEFORE_ALL = new Date(0);

/** Midnight after a civil day. */
export const endOf = (day: CivilDate): Date => startOfDay(new Date(`${plusDays(day, 1)}T12:00:00+07:00`));
