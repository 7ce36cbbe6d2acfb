import { type CivilDate, minutesSinceMidnight, type WorkingCalendar } from '#working-calendar';

/** When applicants are reminded of a request for supplements; in working days of the desk that waits. */
export interface SupplementTerms {
  /** Before the end of a request that gives one. */
  beforeEndDays: number;
  /** After a request that gives none, and between further reminders. */
  firstAfterDays: number;
  thenEveryDays: number;
  /** Reminders of a request that gives no end. */
  atMost: number;
}

/** When people are written to although nothing has happened, in the whole province. */
export interface RemindingTerms extends SupplementTerms {
  /** Working days an applicant hears nothing, of the agency that has the dossier. */
  silenceDays: number;
  /** When officers get the mail of the day, `HH:MM` in Viet Nam. */
  digestAt: string;
}

/** A request for supplements nobody has answered. */
export interface UnansweredRequest {
  askedAt: Date;
  /** The last day of the time given; null = none was given. */
  until: CivilDate | null;
  /** The ordinal of the last reminder; 0 = there was none. */
  reminded: number;
}

export interface ReminderPlan {
  /** Remind now, as the so-manyeth; null = not now. */
  remind: number | null;
  /** When to look again; null = never. */
  lookAt: Date | null;
}

/**
 * Reminders go out while the desk is open. Of several that came due while nobody looked only the last is sent, and none once the
 * time given is over.
 */
export function planReminder(
  request: UnansweredRequest,
  calendar: WorkingCalendar,
  terms: SupplementTerms,
  now: Date,
): ReminderPlan {
  const times = reminderTimes(request, calendar, terms);
  const due = times.filter((time) => time <= now).length;
  if (due <= request.reminded) return { remind: null, lookAt: times[request.reminded] ?? null };
  if (request.until !== null && now >= calendar.closingOf(request.until)) {
    return { remind: null, lookAt: null };
  }
  if (!calendar.isOpen(now)) return { remind: null, lookAt: calendar.nextOpening(now) };
  return { remind: due, lookAt: times[due] ?? null };
}

/**
 * When it is reminded of a request, in order: after half of the time given and some days before its end, once only where these meet;
 * without an end after some days, and again and again.
 */
export function reminderTimes(
  { askedAt, until }: Pick<UnansweredRequest, 'askedAt' | 'until'>,
  calendar: WorkingCalendar,
  { beforeEndDays, firstAfterDays, thenEveryDays, atMost }: SupplementTerms,
): Date[] {
  const later = (days: number): Date => calendar.add(askedAt, days * dayOf(calendar, askedAt)).at;
  if (until === null) {
    return Array.from({ length: atMost }, (_, index) => later(firstAfterDays + index * thenEveryDays));
  }
  const end = calendar.closingOf(until);
  const given = calendar.between(askedAt, end);
  if (given <= 0) return [];
  const half = calendar.add(askedAt, Math.ceil(given / 2)).at;
  const before = calendar.add(end, -beforeEndDays * dayOf(calendar, end)).at;
  return before > half ? [half, before] : [half];
}

/** The mail of the day goes out for some hours: one that comes in the afternoon is of no use. */
const MORNING_HOURS = 4;

/** Whether it is time for the mail of the day. */
export function isMorning(now: Date, digestAt: RemindingTerms['digestAt']): boolean {
  const [hours = 0, minutes = 0] = digestAt.split(':').map(Number);
  const past = minutesSinceMidnight(now) - (hours * 60 + minutes);
  return past >= 0 && past < MORNING_HOURS * 60;
}

/** The instant since which so many working days have passed; null while the office is closed, when nobody is written to. */
export function silentSince(calendar: WorkingCalendar, days: number, now: Date): Date | null {
  if (!calendar.isOpen(now)) return null;
  return calendar.add(now, -days * dayOf(calendar, now)).at;
}

const dayOf = (calendar: WorkingCalendar, at: Date): number => calendar.dayLength(calendar.dateOf(at));
