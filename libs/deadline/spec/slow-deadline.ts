import type { ClockHistory, Extension, SuspensionReason } from '../src/domain/clock-history.ts';
import type { DeadlineTerms } from '../src/domain/deadline-terms.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';
import type { LaidOutCalendar } from './laid-out-calendar.ts';
import {
  atMinute,
  closing,
  daysLater,
  minutesOf,
  type SlowDue,
  slowLimit,
  slowMeasure,
} from './slow-limit.ts';
import { slowlyProlonged } from './slow-prolonging.ts';

/** The model's answer; `moves` says what happened, in its own words. */
export interface SlowDeadline {
  dueAt: Date;
  provisional: boolean;
  standsStill: boolean;
  missed: boolean;
  phase: number;
  moves: SlowMove[];
}

export type SlowMove =
  | 'counted'
  | 'prolonged'
  | 'restarted'
  | 'stayed-late'
  | 'stands-still'
  | 'phase-began'
  | 'phase-began-late'
  | 'extended'
  | 'extended-late';

/** An interval in which the clock stood still, in minutes. */
interface Wait {
  reason: SuspensionReason;
  inVain: boolean;
  from: number;
  to: number;
}

/** A deed of the dossier's life, at its minute; of those at one minute in this order. */
type Deed = { at: number; order: number; does: () => unknown };

/** Rules 1–5 of docs/deadlines.md told once more: the life of one dossier, deed by deed. */
export class SlowDossier {
  readonly #calendar: LaidOutCalendar;
  readonly #terms: DeadlineTerms;
  readonly #moves: SlowMove[] = ['counted'];
  #due: SlowDue;
  #phase = 1;
  #missed = false;

  constructor(calendar: LaidOutCalendar, terms: DeadlineTerms, history: ClockHistory) {
    this.#calendar = calendar;
    this.#terms = terms;
    this.#due = this.#count(calendar.minuteOf(history.receivedAt));
    const deeds = this.#deedsOf(history);
    for (const { does } of deeds.toSorted((a, b) => a.at - b.at || a.order - b.order)) does();
  }

  deadline(): SlowDeadline {
    const { due } = this.#due;
    return {
      dueAt: this.#calendar.instantOf(due),
      provisional: !this.#calendar.isPublished(this.#calendar.dayOf(due)),
      standsStill: this.#moves.includes('stands-still'),
      missed: this.#missed,
      phase: this.#phase,
      moves: this.#moves,
    };
  }

  #deedsOf({ suspensions, phaseStarts, extension, endedAt }: ClockHistory): Deed[] {
    const waits: Wait[] = [];
    const deeds: Deed[] = [];
    for (const { reason, from, to: endedBefore, inVain = false } of suspensions) {
      const to = endedBefore ?? endedAt;
      const began = this.#calendar.minuteOf(from);
      if (to) {
        waits.push({ reason, inVain, from: began, to: this.#calendar.minuteOf(to) });
      } else deeds.push({ at: began, order: 3, does: () => this.#moves.push('stands-still') });
    }
    for (const start of phaseStarts) {
      const at = this.#calendar.minuteOf(start);
      const ledTo = waits.findIndex(({ to }) => to === at);
      const [wait] = ledTo < 0 ? [] : waits.splice(ledTo, 1);
      deeds.push({ at, order: 1, does: () => this.#beginPhase(at, wait) });
    }
    for (const wait of waits) deeds.push({ at: wait.to, order: 0, does: () => this.#resume(wait) });
    if (extension) {
      const at = this.#calendar.minuteOf(extension.at);
      deeds.push({ at, order: 2, does: () => this.#extend(at, extension) });
    }
    return deeds;
  }

  #resume({ reason, inVain, ...wait }: Wait): void {
    const restarts = reason === 'supplement' && this.#terms.supplement === 'restart' && !inVain;
    if (this.#isLateOn(wait.from)) {
      this.#moves.push('stayed-late');
      if (reason === 'closed') this.#missed = true;
    } else if (restarts) {
      this.#due = this.#count(wait.to);
      this.#moves.push('restarted');
    } else {
      this.#due = slowlyProlonged(this.#calendar, this.#due, this.#limit(), this.#terms.counting, wait);
      this.#moves.push('prolonged');
    }
  }

  #beginPhase(at: number, after: Wait | undefined): void {
    const late = this.#isLateOn(after?.from ?? at);
    this.#missed ||= late;
    this.#phase += 1;
    this.#due = this.#count(at);
    this.#moves.push(late ? 'phase-began-late' : 'phase-began');
  }

  #extend(at: number, { by }: Extension): void {
    const late = !this.#isInTime(at);
    this.#missed ||= late;
    this.#due = this.#extended(by);
    this.#moves.push(late ? 'extended-late' : 'extended');
  }

  #isInTime(at: number): boolean {
    const calendar = this.#calendar;
    const { due } = this.#due;
    const dueDay = calendar.dayOf(due);
    if (slowMeasure(this.#limit(), this.#terms.counting) === 'minutes') {
      return calendar.openMinutes(at, due) >= calendar.dayLength(dueDay);
    }
    let dayBefore = dueDay - 1;
    while (dayBefore >= 0 && !calendar.isWorkingDay(dayBefore)) dayBefore -= 1;
    return calendar.dayOf(at) <= dayBefore;
  }

  #extended(by: TimeLimit): SlowDue {
    const calendar = this.#calendar;
    const { due } = this.#due;
    const dueDay = calendar.dayOf(due);
    const measure = slowMeasure(by, this.#terms.counting);
    if (measure === 'minutes') return atMinute(calendar, calendar.walk(due, minutesOf(calendar, by, dueDay)));
    if (measure === 'calendar-days') return closing(calendar, daysLater(calendar, dueDay, by));
    return closing(calendar, calendar.workingDayAfter(dueDay, Math.ceil(by.amount)));
  }

  #limit = (): TimeLimit => this.#terms.phases[this.#phase - 1]!;

  #count = (start: number): SlowDue => slowLimit(this.#calendar, start, this.#limit(), this.#terms.counting);

  #isLateOn = (minute: number): boolean => this.#calendar.dayOf(minute) > this.#calendar.dayOf(this.#due.due);
}
