import type { Database } from '#platform/database';
import { sql } from '#platform/database';

/** One line of a made-up history. `missed` = what the line says of it, where it says anything. */
export interface MadeLine {
  at: number;
  action: string;
  status: string;
  dueAt: number | null;
  officer: number | null;
  missed?: boolean;
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
    if (this.often(0.15)) return false;
    const began = this.now;
    this.later(12);
    this.movesDue(Math.ceil((this.now - began) / DAY));
    this.does('receive', 'processing');
    return true;
  }

  stands(): boolean {
    this.does('suspend', this.status);
    if (this.often(0.2)) return false;
    this.later(6);
    this.movesDue(3);
    this.does('resume', this.status);
    return true;
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
    this.later(60);
    this.movesDue(10);
    this.does('reopen', 'processing', this.often(0.3) && this.dueAt !== null ? { missed: true } : {});
    if (this.often(0.3)) return;
    this.later(20);
    this.ends();
  }
}

/** A year of dossiers: supplement rounds, suspensions, refusals, withdrawals, stops, reopenings, no appointments. */
export function generatedYear(count: number, seed: number, world: MadeWorld): MadeDossier[] {
  const draw = numbersFrom(seed);
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
      ...{ lead, receivedAt, lines: life.lines },
    };
  });
}

const BATCH = 5_000;
const ENDED = ['completed', 'returned', 'refused', 'withdrawn', 'stopped'];

/** Writes dossiers with their histories as the product would have left them, set by set. */
export async function writeYear(
  database: Database,
  made: readonly MadeDossier[],
  desk: number,
): Promise<void> {
  for (let from = 0; from < made.length; from += BATCH) {
    const batch = made.slice(from, from + BATCH);
    await database.query(insertDossiers(batch.map(rowOf), desk));
    await database.query(insertLines(batch.flatMap(linesOf), desk));
  }
  await database.query(sql`analyze dossier.dossier`);
  await database.query(sql`analyze dossier.history`);
}

/** Today's row of a dossier. */
function rowOf({ id, code, procedure, channel, lead, receivedAt, lines }: MadeDossier) {
  const last = lines.at(-1)!;
  const lastOpen = lines.findLastIndex(({ status }) => !ENDED.includes(status));
  const end = lines[lastOpen + 1];
  const closed = ['returned', 'refused', 'withdrawn', 'stopped'].includes(last.status);
  return {
    ...{ id, code, channel, procedureId: procedure.id, procedureCode: procedure.code },
    ...{
      procedureName: procedure.name,
      fieldCode: procedure.field,
      version: lines.length,
      status: last.status,
    },
    lead: lines.findLast((line) => line.lead)?.lead?.after ?? lead,
    receivedAt: new Date(receivedAt),
    dueAt: last.dueAt === null ? null : new Date(last.dueAt),
    missed: lines.findLast((line) => line.missed !== undefined)?.missed ?? false,
    completedAt: end?.status === 'completed' ? new Date(end.at) : null,
    closedAt: closed ? new Date(last.at) : null,
  };
}

const linesOf = ({ id, lines }: MadeDossier) =>
  lines.map(({ at, action, status, dueAt, officer, missed, lead }, index) => ({
    ...{ id, sequence: index + 1, at: new Date(at), action, status, officer },
    dueAt: dueAt === null ? null : new Date(dueAt),
    before: index === 0 ? null : lines[index - 1]!.status,
    details: { ...(missed !== undefined && { missed }), ...(lead && { lead }) },
  }));

const insertDossiers = (rows: readonly unknown[], desk: number) => sql`
  insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, field_code, channel,
    receiving_agency_id, lead_agency_id, status, received_at, received_by, clock, due_at, missed, completed_at, closed_at)
  select r.id, r.code, r.version, r."procedureId", r."procedureCode", r."procedureName", r."fieldCode", r.channel,
         ${desk}::int, r.lead, r.status, r."receivedAt", 1,
         case when coalesce(r."completedAt", r."closedAt") is not null then 'ended'
              when r.status in ('awaiting-supplement', 'awaiting-finance') then 'suspended' else 'running' end,
         r."dueAt", r.missed, r."completedAt", r."closedAt"
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
       as r(id uuid, code text, version int, "procedureId" int, "procedureCode" text, "procedureName" text,
            "fieldCode" text, channel text, lead int, status text, "receivedAt" timestamptz, "dueAt" timestamptz,
            missed boolean, "completedAt" timestamptz, "closedAt" timestamptz)`;

const insertLines = (rows: readonly unknown[], desk: number) => sql`
  insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status_before, status, officer_id,
    officer_name, officer_title, agency_id, agency_name, details, due_at, due_provisional)
  select r.id, r.sequence, r.at, r.action, r.action, '{}', r.before, r.status, r.officer, 'Người thử', 'Cán bộ', ${desk}::int,
         'Cơ quan thử', r.details, r."dueAt", false
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
       as r(id uuid, sequence int, at timestamptz, action text, before text, status text, officer int, details jsonb,
            "dueAt" timestamptz)
  order by r.id, r.sequence`;
