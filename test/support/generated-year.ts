/** One line of a made-up history. `missed` = what the line says of it, where it says anything. */
export interface MadeLine {
  at: number;
  action: string;
  status: string;
  dueAt: number | null;
  officer: number | null;
  missed?: boolean;
  /** The step an action of a workflow left; absent = it was an act beside it. */
  fromStep?: string;
  /** The lead goes from one agency to another. */
  lead?: { before: number; after: number };
}

/** A made-up dossier: what it is, and what happened to it. Instants in milliseconds. */
export interface MadeDossier {
  id: string;
  code: string;
  procedure: MadeProcedure;
  channel: 'direct' | 'online' | 'post';
  /** Who led it first. */
  lead: number;
  receivedAt: number;
  lines: MadeLine[];
  waits: MadeWait[];
  /** Calendar days, and what a supplement does to them. */
  limit: { days: number; supplement: 'restart' | 'prolong' };
}

/** A time in which the clock of a made-up dossier stood still, with the lines that began and ended it. */
export interface MadeWait {
  reason: 'supplement' | 'financial-obligation' | 'applicant-request' | 'closed';
  from: number;
  to: number | null;
  openedIn: number;
  endedIn: number | null;
}

export interface MadeProcedure {
  id: number;
  code: string;
  name: string;
  field: string | null;
}

export interface MadeWorld {
  procedures: readonly MadeProcedure[];
  agencies: readonly number[];
  officers: readonly number[];
}

/** Statuses of a dossier that is over. */
export const ENDED = ['completed', 'returned', 'refused', 'withdrawn', 'stopped'];
const isEnd = (status: string): boolean => ENDED.includes(status);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR_BEGINS = Date.parse('2025-01-01T00:00:00+07:00');

/** Numbers from a seed: mulberry32. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Tells the life of one dossier, line by line. */
class Life {
  readonly lines: MadeLine[] = [];
  readonly stops: MadeWait[] = [];
  private status = '';

  constructor(
    private readonly draw: () => number,
    private readonly world: MadeWorld,
    private now: number,
    private dueAt: number | null,
    private lead: number,
  ) {}

  oneOf<One>(from: readonly One[]): One {
    return from[Math.floor(this.draw() * from.length)]!;
  }

  often(share: number): boolean {
    return this.draw() < share;
  }

  /** Time goes by: hours, days, now and then to the very minute before midnight. */
  later(mostDays: number): void {
    this.now += Math.ceil(this.draw() * mostDays * DAY);
    if (this.often(0.05)) this.now = Math.floor((this.now + 7 * HOUR) / DAY + 1) * DAY - 7 * HOUR - 1;
  }

  does(action: string, status: string, more: Partial<MadeLine> = {}): void {
    this.status = status;
    const officer = this.often(0.03) ? null : this.oneOf(this.world.officers);
    this.lines.push({ at: this.now, action, status, dueAt: this.dueAt, officer, ...more });
  }

  movesDue(days: number): void {
    if (this.dueAt !== null) this.dueAt += days * DAY;
  }

  /** A wait for the applicant; it may never end. */
  waits(status: 'awaiting-supplement' | 'awaiting-finance'): boolean {
    this.does(`request-${status}`, status);
    this.standsFor(status === 'awaiting-supplement' ? 'supplement' : 'financial-obligation');
    if (this.often(0.15)) return false;
    const began = this.now;
    this.later(12);
    this.movesDue(Math.ceil((this.now - began) / DAY));
    this.does('receive', 'processing');
    this.runsOn();
    return true;
  }

  stands(): boolean {
    this.does('suspend', this.status);
    this.standsFor('applicant-request');
    if (this.often(0.2)) return false;
    this.later(6);
    this.movesDue(3);
    this.does('resume', this.status);
    this.runsOn();
    return true;
  }

  /** Since the last line. */
  standsFor(reason: MadeWait['reason']): void {
    this.stops.push({ reason, from: this.now, to: null, openedIn: this.lines.length, endedIn: null });
  }

  runsOn(): void {
    Object.assign(this.stops.at(-1)!, { to: this.now, endedIn: this.lines.length });
  }

  goesElsewhere(): void {
    const after = this.oneOf(this.world.agencies);
    this.does('reorganize', this.status, { lead: { before: this.lead, after } });
    this.lead = after;
  }

  apologises(): void {
    const late = this.often(0.5);
    this.movesDue(5);
    this.does('extend', this.status, late && this.dueAt !== null ? { missed: true } : {});
  }

  /** Comes to an end of one kind or another. */
  ends(): void {
    const how = this.draw();
    if (how < 0.06) {
      this.does('withdraw', 'withdrawn');
      return;
    }
    if (how < 0.1) {
      this.does('stop', 'stopped');
      return;
    }
    if (how < 0.15) {
      this.does('refuse-result', 'refused');
      return;
    }
    this.does('issue-result', 'completed');
    if (this.often(0.8)) {
      this.later(4);
      this.does('return-result', 'returned');
    }
  }

  tell(): void {
    if (this.often(0.03)) {
      this.does('refuse', 'refused', { dueAt: null });
      return;
    }
    this.does('receive', 'received');
    this.later(1);
    this.does('hand-over', 'processing');
    for (let rounds = this.often(0.2) ? this.oneOf([1, 1, 2, 3]) : 0; rounds > 0; rounds -= 1) {
      this.later(4);
      if (!this.waits(this.often(0.8) ? 'awaiting-supplement' : 'awaiting-finance')) return;
    }
    if (this.often(0.06) && !this.stands()) return;
    if (this.often(0.05)) this.apologises();
    if (this.often(0.05)) this.goesElsewhere();
    if (this.often(0.04)) return;
    this.later(14);
    this.ends();
    if (!this.often(0.04)) return;
    const from = this.lines.findLast(({ status }) => !isEnd(status))!;
    const ended = this.lines[this.lines.indexOf(from) + 1]!.at;
    this.later(60);
    this.movesDue(10);
    this.does('reopen', 'processing', this.often(0.3) && this.dueAt !== null ? { missed: true } : {});
    const place = this.lines.length;
    this.stops.push({ reason: 'closed', from: ended, to: this.now, openedIn: place, endedIn: place });
    if (this.often(0.3)) return;
    this.later(20);
    this.ends();
  }
}

/** A year of dossiers: supplement rounds, suspensions, refusals, withdrawals, stops, reopenings, no appointments. */
export function generatedYear(count: number, seed: number, world: MadeWorld): MadeDossier[] {
  const draw = numbersFrom(seed);
  // Of its own, so that one seed goes on telling the same lives.
  const drawLimit = numbersFrom(seed + 1);
  const oneOf = <One>(from: readonly One[]): One => from[Math.floor(draw() * from.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const receivedAt = YEAR_BEGINS + Math.floor(draw() * 365 * DAY);
    const lead = oneOf(world.agencies);
    const dueAt = draw() < 0.05 ? null : receivedAt + Math.ceil(draw() * 15 * DAY);
    const life = new Life(draw, world, receivedAt, dueAt, lead);
    life.tell();
    return {
      id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
      code: `GEN.${index}`,
      procedure: oneOf(world.procedures),
      channel: oneOf(['direct', 'direct', 'online', 'online', 'post'] as const),
      ...{ lead, receivedAt, lines: life.lines, waits: life.stops },
      limit: {
        days: 2 + Math.floor(drawLimit() * 14),
        supplement: drawLimit() < 0.5 ? ('restart' as const) : ('prolong' as const),
      },
    };
  });
}
