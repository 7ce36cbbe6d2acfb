import { sql, type Sql } from '#platform/database';
import { isFinalStatus } from '#workflow';
import { DOSSIER_CODE } from '../domain/dossier-code.ts';
import { type DossierFilter, isTailOfCode } from '../domain/dossier-filter.ts';

/** A filter without free text: that has become one of its readings. */
export interface Reading extends Omit<DossierFilter, 'text' | 'applicant'> {
  /** Words of applicants' names; all of them. */
  names: readonly string[];
  resultNumber?: string;
  /** Codes; any of them. */
  procedures?: readonly string[];
}

/** By what a list is read: the same instant and id, of the dossier and of an agency’s part in it, each in indexes of its own. */
export interface ReadBy {
  received: Sql;
  id: Sql;
}
export const DOSSIER: ReadBy = { received: sql`d.received_at`, id: sql`d.id` };
export const PARTICIPATION: ReadBy = { received: sql`p.since`, id: sql`p.dossier_id` };

const UNFINISHED = sql`d.completed_at is null and d.closed_at is null`;
/** Of what is unfinished, the same as `= 'running'`, which would have the planner read all running dossiers there are. */
const RUNS = sql`d.clock <> 'suspended'`;

/** It finds few dossiers, whoever may see them, by an index of its own. */
export const findsFew = ({ code, holder, resultNumber }: Reading): boolean =>
  [code, holder, resultNumber].some((given) => given !== undefined);

/** It finds only what is not closed. */
export const isRunning = ({ status, late, dueFrom, dueTo }: Reading): boolean =>
  (status !== undefined && !isFinalStatus(status)) ||
  [late, dueFrom, dueTo].some((given) => given !== undefined);

/** What a reading asks of `dossier.dossier d`. */
export function conditionsOf(reading: Reading, lateBefore: Date, { received }: ReadBy): Sql[] {
  const given = <Value>(value: Value | undefined, condition: (value: Value) => Sql): Sql[] =>
    value === undefined ? [] : [condition(value)];
  return [
    ...given(reading.status, (one) => sql`d.status = ${one}`),
    ...given(reading.procedure, (one) => sql`d.procedure_code = ${one}`),
    ...given(reading.procedures, (any) => sql`d.procedure_code = any(${[...any]}::text[])`),
    ...given(reading.case, (one) => sql`d.case_code = ${one}`),
    ...given(reading.field, (one) => sql`d.field_code = ${one}`),
    ...given(reading.channel, (one) => sql`d.channel = ${one}`),
    ...given(reading.agency, takenPartIn),
    ...given(reading.receivedFrom, (day) => sql`${received} >= ${startOf(day)}`),
    ...given(reading.receivedTo, (day) => sql`${received} < ${endOf(day)}`),
    ...given(reading.dueFrom, (day) => sql`${UNFINISHED} and d.due_at >= ${startOf(day)}`),
    ...given(reading.dueTo, (day) => sql`${UNFINISHED} and d.due_at < ${endOf(day)}`),
    ...given(reading.closedFrom, (day) => sql`d.closed_at >= ${startOf(day)}`),
    ...given(reading.closedTo, (day) => sql`d.closed_at < ${endOf(day)}`),
    ...given(reading.late, () => sql`${UNFINISHED} and ${RUNS} and (d.due_at < ${lateBefore} or d.missed)`),
    ...given(reading.code, coded),
    ...given(reading.holder, heldBy),
    ...given(reading.resultNumber, (number) => sql`d.id in (select dossier_id from ${resulting(number)})`),
    ...reading.names.map(named),
  ];
}

const takenPartIn = (code: string): Sql => sql`
  (select true from dossier.participation o
   where o.dossier_id = d.id and o.agency_id = (select id from organization.agency where code = ${code}) limit 1)`;

/** A range, for `like` is not looked up in an index behind a policy; or the whole of the national portal's code. */
const coded = (beginning: string): Sql => {
  if (isTailOfCode(beginning)) {
    return sql`d.id in (select dossier_id from dossier.dossiers_coded(${beginning}, null))`;
  }
  const own = sql`d.code collate "C" >= ${beginning} and d.code collate "C" < ${beginning + LAST_CHARACTER}`;
  return DOSSIER_CODE.test(beginning) ? sql`(${own} or d.portal_code = ${beginning})` : own;
};

/** Sorts behind whatever a code goes on with. */
const LAST_CHARACTER = '\u{10ffff}';

const heldBy = (username: string): Sql => sql`
  d.id in (select h.dossier_id from dossier.task h join organization.officer o on o.id = h.assignee_id
           where o.username = ${username} and h.closed_at is null)`;

const resulting = (number: string): Sql => sql`dossier.dossiers_resulting(${number}, null)`;

/** Asked of each dossier at hand. */
const named = (name: string): Sql => sql`
  (select true from dossier.applicant n
   where n.dossier_id = d.id and n.words @@ dossier.words_sought(${name}) limit 1)`;

/** Codes of the procedures that one of these words names. */
export const proceduresNamed = (words: string): Sql => sql`
  select distinct p.code from procedure.procedure p
  where array_to_tsvector(dossier.words_of(p.name)) @@ dossier.words_sought(${words})`;

const startOf = (day: string): Sql => sql`(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
const endOf = (day: string): Sql => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
