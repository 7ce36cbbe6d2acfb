import { type DeadlineTerms, reckonDeadline, stepDueAt, type Suspension, type TimeLimit } from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import { type Draws, drawsFrom } from '../measure/draws.ts';

const MINUTE = 60_000;
const MORNING = { opens: 7 * 60, minutes: 270 };
const AFTERNOON = { opens: 13 * 60 + 30, minutes: 210 };

/** Limits as procedures have them, under either way of counting and of taking a supplement. */
const TERMS: readonly DeadlineTerms[] = [
  {
    phases: [{ amount: 10, unit: 'working-day' }],
    counting: 'working-minutes',
    supplement: 'prolong',
  },
  {
    phases: [{ amount: 12, unit: 'working-day' }],
    counting: 'whole-days',
    supplement: 'prolong',
  },
  {
    phases: [
      { amount: 15, unit: 'working-day' },
      { amount: 5, unit: 'working-day' },
    ],
    counting: 'working-minutes',
    supplement: 'restart',
  },
  {
    phases: [{ amount: 20, unit: 'working-day' }],
    counting: 'whole-days',
    supplement: 'restart',
  },
  {
    phases: [{ amount: 30, unit: 'calendar-day' }],
    counting: 'whole-days',
    supplement: 'prolong',
  },
  {
    phases: [{ amount: 1, unit: 'month' }],
    counting: 'working-minutes',
    supplement: 'prolong',
  },
];
const TASK_LIMIT: TimeLimit = { amount: 3, unit: 'working-day' };

/** A running dossier with its due times as the engine reckons them. Members are the columns they are stored from. */
export interface ReckonedDossier {
  i: number;
  terms: DeadlineTerms;
  received: Date;
  /** One wait for a supplement, over before `now`; both or neither. */
  suspended: Date | null;
  resumed: Date | null;
  due: Date;
  provisional: boolean;
  opened: Date;
  task_due: Date;
  task_limit: TimeLimit;
}

/**
 * Dossiers received in the last 18 working days before `now`, during office hours; every third has waited for a supplement.
 * @param calendar that of all their agencies
 */
export function reckonedDossiers(count: number, calendar: WorkingCalendar, now: Date): ReckonedDossier[] {
  const draws = drawsFrom(4);
  const today = calendar.dateOf(now);
  const daysOf = workingDaysBefore(calendar, today, 18);
  const instant = (daysAgo: number): Date => inOfficeHours(daysOf[daysAgo - 1]!, draws);
  return Array.from({ length: count }, (_, i) => {
    const terms = TERMS[i % TERMS.length]!;
    const waited = i % 3 === 0;
    // Suspended soon enough to be in time under any of the limits, and resumed before today.
    const daysAgo = waited ? draws.whole(12, 18) : draws.whole(1, 16);
    const received = instant(daysAgo);
    const suspendedAgo = daysAgo - draws.whole(1, 5);
    const [suspended, resumed] = waited
      ? [instant(suspendedAgo), instant(suspendedAgo - draws.whole(1, 5))]
      : [null, null];
    return reckoned({ i, terms, received, suspended, resumed }, calendar);
  });
}

function reckoned(
  dossier: Pick<ReckonedDossier, 'i' | 'terms' | 'received' | 'suspended' | 'resumed'>,
  calendar: WorkingCalendar,
): ReckonedDossier {
  const { terms, received, suspended, resumed } = dossier;
  const suspensions: (Suspension & { to: Date })[] =
    suspended && resumed ? [{ reason: 'supplement', from: suspended, to: resumed, paper: null }] : [];
  const history = { receivedAt: received, suspensions, phaseStarts: [], extension: null, endedAt: null };
  const { dueAt, provisional } = reckonDeadline(terms, history, calendar);
  const opened = new Date(received.getTime() + MINUTE);
  return {
    ...dossier,
    due: dueAt,
    provisional,
    opened,
    task_due: stepDueAt(calendar, opened, TASK_LIMIT, terms.counting, suspensions),
    task_limit: TASK_LIMIT,
  };
}

/** The working days before a date, the latest first. */
function workingDaysBefore(calendar: WorkingCalendar, date: string, count: number): string[] {
  const days: string[] = [];
  for (let at = startOf(date).getTime(); days.length < count;) {
    at -= 24 * 60 * MINUTE;
    const day = calendar.dateOf(new Date(at));
    if (calendar.isWorkingDay(day)) days.push(day);
  }
  return days;
}

function inOfficeHours(date: string, draws: Draws): Date {
  const { opens, minutes } = draws.one([MORNING, AFTERNOON]);
  return new Date(startOf(date).getTime() + (opens + draws.whole(0, minutes - 1)) * MINUTE);
}

const startOf = (date: string): Date => new Date(`${date}T00:00:00+07:00`);
