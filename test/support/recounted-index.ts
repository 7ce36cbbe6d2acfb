import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import type { MadeDossier } from './generated-year.ts';
import type { MadeTraces } from './made-traces.ts';
import { dayOf, type Known, readUntil, WAITING } from './recounted-report.ts';

/** An indicator counted one by one: of how many, how many meet it, and the codes of those that do not. */
export interface RecountedIndicator {
  of: number;
  met: number;
  costing: string[];
}

/** A made-up dossier with everything that is known of it. */
export interface MadeCase {
  made: MadeDossier;
  traces: MadeTraces;
  /** Its procedure names a national code of its result. */
  coded: boolean;
}

interface Span {
  start: number;
  /** Not included. */
  end: number;
}

const DAY = 86_400_000;
const { daysOff, makeUpDays } = JSON.parse(
  readFileSync(projectPath('seed', 'calendar', 'holidays.json'), 'utf8'),
) as { daysOff: { date: string }[]; makeUpDays: { date: string }[] };
const FREE = new Set(daysOff.map(({ date }) => date));
const MADE_UP = new Set(makeUpDays.map(({ date }) => date));

/** @param day of Viet Nam since 1970, which began on a Thursday */
function isWorked(day: number): boolean {
  const date = new Date(day * DAY).toISOString().slice(0, 'yyyy-MM-dd'.length);
  if (FREE.has(date)) return false;
  return MADE_UP.has(date) || (day + 3) % 7 < 5;
}

function workedFrom(day: number): number {
  let worked = day;
  while (!isWorked(worked)) worked += 1;
  return worked;
}

/**
 * By which day the index has it done, in calendar days: what stood still is given back, unless it was late by then. What was
 * late when it ended stays so after it was reopened.
 */
function dueDay({ receivedAt, waits, limit }: MadeDossier, { sequence }: Known): number {
  let last = dayOf(receivedAt) + limit.days;
  const over = waits
    .filter(({ endedIn }) => endedIn !== null && endedIn <= sequence)
    .sort((one, other) => one.to! - other.to!);
  for (const { reason, from, to } of over) {
    if (dayOf(from) <= workedFrom(last)) last += dayOf(to!) - dayOf(from);
    else if (reason === 'closed') return -Infinity;
  }
  return workedFrom(last);
}

function isLate(made: MadeDossier, known: Known, end: number): boolean {
  const requests = made.waits.filter(
    ({ reason, openedIn }) => reason === 'supplement' && openedIn <= known.sequence,
  );
  if (requests.length > 1) return true;
  const [request] = requests;
  const unanswered = request && (request.endedIn === null || request.endedIn > known.sequence);
  const stands = known.still || WAITING.includes(known.status);
  const held = known.endedAt ?? (unanswered ? request.from : stands ? null : end - 1);
  if (held === null) return false;
  if (known.dueAt === null) return dayOf(held) > dueDay(made, known);
  if (known.missed || dayOf(held) > dayOf(known.dueAt)) return true;
  if (!request || unanswered || made.limit.supplement === 'prolong') return false;
  const promised = made.lines[request.openedIn - 1]!.dueAt;
  if (promised !== null && dayOf(held) <= dayOf(promised)) return false;
  return dayOf(held) > dueDay(made, known);
}

const by = (at: number | null | undefined, end: number): boolean => typeof at === 'number' && at < end;

/** What the index asks of a case: `null` = it does not count it. */
function answersOf({ made, traces, coded }: MadeCase, known: Known, { start, end }: Span) {
  const received = made.receivedAt >= start;
  const resulted = known.endedAt !== null && ['completed', 'returned'].includes(known.status);
  const { charged, paid, papers } = traces;
  const owes = received && charged !== null && by(charged.at, end) && !by(charged.exemptedAt, end);
  const paidOnline = by(paid?.at, end) && !by(paid?.reversedAt, end);
  const filed = by(traces.resultFiledAt, end);
  const complete = papers.length > 0 && papers.every((paper) => paper.fromStore || by(paper.filedAt, end));
  const again = papers.some(({ fromStore }) => fromStore);
  const digitised = again || papers.some(({ filedAt }) => by(filedAt, end));
  const online = made.channel === 'online';
  return {
    synchronised: received ? by(traces.acknowledgedAt, end) : null,
    'on-time': !isLate(made, known, end),
    'handed-in-online': resulted ? online && coded && filed : null,
    'paid-online': owes ? paidOnline : null,
    'electronic-result': resulted ? filed : null,
    'digitised-dossier': resulted ? complete && filed : null,
    'paper-used-again': received && digitised ? again : null,
    'verified-account': received && online ? traces.verified === true : null,
  };
}

const nothing = (): RecountedIndicator => ({ of: 0, met: 0, costing: [] });

function add(into: RecountedIndicator, code: string, met: boolean): void {
  into.of += 1;
  if (met) into.met += 1;
  else into.costing.push(code);
}

/** The indicators of a period over made-up dossiers, in plain words of their lives. */
export function recountedIndex(cases: readonly MadeCase[], span: Span): Record<string, RecountedIndicator> {
  const index: Record<string, RecountedIndicator> = { satisfied: nothing() };
  const owing = new Map<string, { used: boolean; codes: string[] }>();
  for (const one of cases) {
    const { made, traces } = one;
    const { rated } = traces;
    if (rated && rated.at >= span.start && rated.at < span.end) {
      add(index['satisfied']!, made.code, rated.satisfied);
    }
    const known = readUntil(made, span.end);
    if (known.status === '' || made.lines[0]!.status === 'refused') continue;
    if (known.endedAt !== null && known.endedAt < span.start) continue;
    const answers = answersOf(one, known, span);
    for (const [indicator, met] of Object.entries(answers)) {
      if (met !== null) add((index[indicator] ??= nothing()), made.code, met);
    }
    if (answers['paid-online'] !== null) {
      const procedure = owing.get(made.procedure.code) ?? { used: false, codes: [] };
      procedure.used ||= answers['paid-online'];
      procedure.codes.push(made.code);
      owing.set(made.procedure.code, procedure);
    }
  }
  const procedures = [...owing.values()];
  index['payment-used'] = {
    of: procedures.length,
    met: procedures.filter(({ used }) => used).length,
    costing: procedures.filter(({ used }) => !used).flatMap(({ codes }) => codes),
  };
  return index;
}
