import type { WorkingCalendar } from '#working-calendar';
import { endOf } from './board-days.ts';

/** Ten days of an office that is closed at weekends hold no more. */
const AHEAD = 8;

/**
 * What is due before it is looked at for an apology; later there is time. In working days, for over Tết the last instant at which
 * one is in time lies ten days and more before the due time.
 * @throws NoWorkingTimeError
 */
export const apologyHorizon = (calendar: WorkingCalendar, now: Date): Date =>
  endOf(calendar.workingDayAfter(calendar.dateOf(now), AHEAD));
