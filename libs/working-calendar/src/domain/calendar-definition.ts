import type { CivilDate } from './civil-date.ts';
import type { DayHours } from './day-hours.ts';

/**
 * The office hours of one agency or of many that share them: the weekly pattern with its periods of validity, the
 * official days off, and the make-up days worked instead (Labour Code art. 112 and the yearly swap notices).
 */
export interface CalendarDefinition {
  readonly code: string;
  readonly name: string;
  readonly openings: readonly WeeklyOpening[];
  /** Days on which nobody works, with the reason people know them by. */
  readonly daysOff: ReadonlyMap<CivilDate, string>;
  /** Days worked although the week would have them free (*ngày làm bù*). */
  readonly workingDays: ReadonlyMap<CivilDate, MakeUpDay>;
  /** The last day for which days off are officially known; what lies after it is reckoned provisionally. */
  readonly publishedUntil: CivilDate;
}

/** One open interval of one weekday: from `opens`, up to but not including `closes`. */
export interface WeeklyOpening {
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
  /** Minutes since midnight, 0–1440. */
  readonly opens: number;
  readonly closes: number;
  readonly validFrom: CivilDate;
  /** The last day it holds; `null` = until further notice. */
  readonly validTo: CivilDate | null;
}

/** A day with hours of its own, which replace whatever the week says. */
export type MakeUpDay = { readonly name: string } & (
  | {
      /** The weekday (1–7) whose hours, as in force on the day itself, are kept on it. */
      readonly hoursOf: number;
    }
  | {
      /** At least one interval, in any order, none overlapping another. */
      readonly hours: DayHours;
    }
);
