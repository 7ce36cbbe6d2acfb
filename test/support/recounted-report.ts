import type { MadeDossier } from './generated-year.ts';

/** Figures of one line, as the report has them. */
export interface Recounted {
  received: { total: number; online: number; direct: number; carriedOver: number };
  resolved: { total: number; early: number; onTime: number; late: number };
  inProgress: { total: number; withinLimit: number; late: number; paused: number };
}

const ENDED = ['completed', 'returned', 'refused', 'withdrawn', 'stopped'];
export const WAITING = ['awaiting-supplement', 'awaiting-finance'];
const DAY = 86_400_000;

/** Days of Viet Nam since 1970. */
export const dayOf = (at: number): number => Math.floor((at + 7 * 3_600_000) / DAY);

const nothing = (): Recounted => ({
  received: { total: 0, online: 0, direct: 0, carriedOver: 0 },
  resolved: { total: 0, early: 0, onTime: 0, late: 0 },
  inProgress: { total: 0, withinLimit: 0, late: 0, paused: 0 },
});

/** What was known of a dossier at an instant, read line by line from its beginning. */
export function readUntil({ lines, lead }: MadeDossier, end: number) {
  const known = {
    ...{ sequence: 0, status: '', dueAt: null as number | null, missed: false, still: false, lead },
    ...{ endedAt: null as number | null, officer: null as number | null, ender: null as number | null },
  };
  for (const line of lines) {
    if (line.at >= end) break;
    known.sequence += 1;
    const ends = ENDED.includes(line.status);
    if (!ends) [known.endedAt, known.ender] = [null, null];
    else if (known.endedAt === null) [known.endedAt, known.ender] = [line.at, line.officer];
    [known.status, known.dueAt] = [line.status, line.dueAt];
    if (line.missed !== undefined) known.missed = line.missed;
    if (line.action === 'suspend') known.still = true;
    if (['resume', 'reopen'].includes(line.action)) known.still = false;
    if (line.officer !== null && line.action !== 'reorganize') known.officer = line.officer;
    if (line.lead) known.lead = line.lead.after;
  }
  return known;
}

export type Known = ReturnType<typeof readUntil>;

function add(
  into: Recounted,
  { channel, receivedAt }: MadeDossier,
  known: Known,
  start: number,
  end: number,
): void {
  into.received.total += 1;
  if (receivedAt < start) into.received.carriedOver += 1;
  else if (channel === 'online') into.received.online += 1;
  else into.received.direct += 1;
  const { endedAt, dueAt, missed } = known;
  if (endedAt !== null) {
    into.resolved.total += 1;
    if (dueAt === null) into.resolved.onTime += 1;
    else if (missed || dayOf(endedAt) > dayOf(dueAt)) into.resolved.late += 1;
    else if (dayOf(endedAt) < dayOf(dueAt)) into.resolved.early += 1;
    else into.resolved.onTime += 1;
    return;
  }
  into.inProgress.total += 1;
  const paused = known.still || WAITING.includes(known.status);
  const overdue = dueAt !== null && (missed || dayOf(dueAt) < dayOf(end - 1));
  if (paused) into.inProgress.paused += 1;
  if (!paused && overdue) into.inProgress.late += 1;
  else into.inProgress.withinLimit += 1;
}

/** The official form over made-up dossiers, counted one by one. @param end not included */
export function recounted(
  made: readonly MadeDossier[],
  { start, end }: { start: number; end: number },
  keyOf: (one: MadeDossier, known: Known) => string,
): { lines: Record<string, Recounted>; total: Recounted } {
  const lines: Record<string, Recounted> = {};
  const total = nothing();
  for (const one of made) {
    const known = readUntil(one, end);
    if (known.status === '' || one.lines[0]!.status === 'refused') continue;
    if (known.endedAt !== null && known.endedAt < start) continue;
    add((lines[keyOf(one, known)] ??= nothing()), one, known, start, end);
    add(total, one, known, start, end);
  }
  return { lines, total };
}
