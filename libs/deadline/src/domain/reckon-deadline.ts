import type { WorkingCalendar } from '#working-calendar';
import type { ClockHistory, Extension, Suspension } from './clock-history.ts';
import { countLimit, type CountedLimit } from './count-limit.ts';
import type { Deadline, DeadlineMove, EndedSuspension } from './deadline.ts';
import type { DeadlineTerms } from './deadline-terms.ts';
import { extend, isInTimeToExtend } from './extend.ts';
import { measureOf } from './measure.ts';
import { prolong } from './prolong.ts';
import type { TimeLimit } from './time-limit.ts';

/**
 * A dossier's due time from what is recorded of it, by the rules of docs/deadlines.md. Pure: the same terms, history and
 * calendar give the same answer at any time.
 * @param history one without faults (`faultsOfHistory`)
 * @throws NoWorkingTimeError when the calendar's hours end before the limit does
 */
export const reckonDeadline = (
  terms: DeadlineTerms,
  history: ClockHistory,
  calendar: WorkingCalendar,
): Deadline => new Reckoning(terms, history, calendar).result();

class Reckoning {
  private readonly moves: DeadlineMove[] = [];
  private phase = 1;
  private missed = false;
  private due: CountedLimit;

  constructor(
    private readonly terms: DeadlineTerms,
    private readonly history: ClockHistory,
    private readonly calendar: WorkingCalendar,
  ) {
    this.due = this.count(history.receivedAt);
    this.moves.push({
      kind: 'counted',
      from: history.receivedAt,
      limit: this.limit,
      phase: 1,
      due: this.due,
    });
  }

  result(): Deadline {
    for (const turn of turnsOf(this.history)) turn(this);
    const open = this.history.suspensions.find(({ to }) => to === null);
    if (open) this.moves.push({ kind: 'stands-still', suspension: open, due: this.due });
    return {
      dueAt: this.due.at,
      provisional: this.due.provisional,
      standsStill: open !== undefined,
      missed: this.missed,
      phase: this.phase,
      moves: this.moves,
    };
  }

  resume(suspension: EndedSuspension): void {
    if (this.isLateAt(suspension.from)) {
      // What was late when it ended stays so, whatever is counted after it was reopened.
      this.missed ||= suspension.reason === 'closed';
      this.moves.push({ kind: 'stayed-late', suspension, due: this.due });
      return;
    }
    const restarts = suspension.reason === 'supplement' && this.terms.supplement === 'restart';
    if (restarts && !suspension.inVain) {
      this.due = this.count(suspension.to);
      this.moves.push({ kind: 'restarted', suspension, limit: this.limit, due: this.due });
      return;
    }
    this.due = prolong(this.calendar, this.due, measureOf(this.limit, this.terms.counting), suspension);
    this.moves.push({ kind: 'prolonged', suspension, due: this.due });
  }

  beginPhase(at: Date, after: EndedSuspension | null): void {
    const predecessorLate = this.isLateAt(after?.from ?? at);
    this.missed ||= predecessorLate;
    this.phase += 1;
    this.due = this.count(at);
    const { phase, limit, due } = this;
    this.moves.push({ kind: 'phase-began', at, phase, limit, after, predecessorLate, due });
  }

  extend(extension: Extension): void {
    const measure = measureOf(this.limit, this.terms.counting);
    const late = !isInTimeToExtend(this.calendar, this.due.at, measure, extension.at);
    this.missed ||= late;
    this.due = extend(this.calendar, this.due.at, extension.by, this.terms.counting);
    this.moves.push({ kind: 'extended', extension, late, due: this.due });
  }

  private get limit(): TimeLimit {
    const limit = this.terms.phases[this.phase - 1];
    if (!limit) throw new RangeError(`the terms have no phase ${this.phase}`);
    return limit;
  }

  private count(start: Date): CountedLimit {
    return countLimit(this.calendar, start, this.limit, this.terms.counting);
  }

  /** By date: a dossier due today is not late. */
  private isLateAt(at: Date): boolean {
    return this.calendar.dateOf(at) > this.calendar.dateOf(this.due.at);
  }
}

type Turn = (reckoning: Reckoning) => void;

/** What moves the due time, in order; at one instant a suspension ends before a phase begins before an extension. */
function turnsOf({ suspensions, phaseStarts, extension }: ClockHistory): Turn[] {
  const ended = suspensions.filter(hasEnded);
  const waitBefore = (start: Date) => ended.find(({ to }) => to.getTime() === start.getTime()) ?? null;
  const intoPhase = new Set(phaseStarts.map(waitBefore));
  const turns: { at: Date; turn: Turn }[] = [
    ...ended
      .filter((suspension) => !intoPhase.has(suspension))
      .map((suspension) => ({ at: suspension.to, turn: (to: Reckoning) => to.resume(suspension) })),
    ...phaseStarts.map((at) => ({ at, turn: (to: Reckoning) => to.beginPhase(at, waitBefore(at)) })),
    ...(extension ? [{ at: extension.at, turn: (to: Reckoning) => to.extend(extension) }] : []),
  ];
  return turns.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ turn }) => turn);
}

const hasEnded = (suspension: Suspension): suspension is EndedSuspension => suspension.to !== null;
