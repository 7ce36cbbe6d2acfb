import { type Database, sql, type Sql } from '#platform/database';
import type { MadeTraces } from './made-traces.ts';

const BATCH = 5_000;
const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));

type Row = Record<string, unknown>;

/** Writes what other modules know of made-up dossiers as they would have written it, set by set. */
export async function writeTraces(
  database: Database,
  traces: readonly MadeTraces[],
  agency: number,
): Promise<void> {
  for (let from = 0; from < traces.length; from += BATCH) {
    const batch = traces.slice(from, from + BATCH);
    for (const statement of statementsOf(batch, agency)) await database.query(statement);
  }
  await database.query(sql`analyze document.document`);
  await database.query(sql`analyze fee.entry`);
}

const statementsOf = (batch: readonly MadeTraces[], agency: number): Sql[] => [
  published(rowsOf(batch, ({ acknowledgedAt: at }) => (at === null ? [] : [{ at: new Date(at) }]))),
  applied(rowsOf(batch, ({ verified }) => (verified === null ? [] : [{ verified }]))),
  handedIn(
    rowsOf(batch, ({ papers }) => papers.map(({ fromStore }, place) => ({ code: `TP-${place}`, fromStore }))),
  ),
  filed(
    rowsOf(batch, ({ papers, resultFiledAt }) => [
      ...papers.flatMap(({ filedAt }, place) =>
        filedAt === null ? [] : [{ code: `TP-${place}`, at: new Date(filedAt) }],
      ),
      ...(resultFiledAt === null ? [] : [{ code: null, at: new Date(resultFiledAt) }]),
    ]),
  ),
  charged(
    rowsOf(batch, (one) => (one.charged ? [{ at: new Date(one.charged.at) }] : [])),
    agency,
  ),
  exempted(
    rowsOf(batch, (one) => (one.charged?.exemptedAt ? [{ at: instant(one.charged.exemptedAt) }] : [])),
    agency,
  ),
  paid(
    rowsOf(batch, (one) => (one.paid ? [{ at: new Date(one.paid.at) }] : [])),
    agency,
  ),
  reversed(
    rowsOf(batch, (one) => (one.paid?.reversedAt ? [{ at: instant(one.paid.reversedAt) }] : [])),
    agency,
  ),
  rated(
    rowsOf(batch, (one) =>
      one.rated ? [{ at: new Date(one.rated.at), satisfied: one.rated.satisfied }] : [],
    ),
    agency,
  ),
];

/** As JSON, each with the id of its dossier. */
const rowsOf = (batch: readonly MadeTraces[], of: (one: MadeTraces) => Row[]): string =>
  JSON.stringify(batch.flatMap((one) => of(one).map((row) => ({ id: one.id, ...row }))));

const published = (rows: string): Sql => sql`
  insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, sent_at, acknowledged_at,
    correlation_id)
  select r.id, 1, 'sent', r.at, r.at, r.at, r.at, 'made up'
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, at timestamptz)`;

const applied = (rows: string): Sql => sql`
  insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, address, submitter_name, received_at, online)
  select d.id, 'person', 'Người Thử', 'citizen-id', 'Thôn Mẫu', 'Người Thử', d.received_at,
         jsonb_build_object('submittedAt', d.received_at, 'asked', null,
           'account', jsonb_build_object('techId', 'T', 'verifiedWithVneid', r.verified))
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, verified boolean) join dossier.dossier d on d.id = r.id`;

const handedIn = (rows: string): Sql => sql`
  insert into dossier.component (dossier_id, code, name, originals, copies, from_store)
  select r.id, r.code, r.code, case when r."fromStore" then 0 else 1 end, 0, r."fromStore"
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, code text, "fromStore" boolean)`;

const filed = (rows: string): Sql => sql`
  with made as (
    select gen_random_uuid() as document, r.* from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, code text, at timestamptz)),
  opened as (
    insert into document.document (id, dossier_id, kind, component_code, opened_at)
    select document, id, case when code is null then 'result' else 'component' end, code, at from made
    returning id)
  insert into document.version (id, document_id, number, state, name_sealed, key_sealed, media_type, size, received, sha256,
    opened_at, received_at, scanned_at, touched_at, correlation_id)
  select gen_random_uuid(), m.document, 1, 'clean', '\\x00', '\\x00', 'application/pdf', 1, 1, '\\x00', m.at, m.at, m.at, m.at,
         'made up'
  from made m join opened o on o.id = m.document`;

const booked = sql`dossier_id, kind, amount, item, name, fee_kind, due, about, ground, transaction, at, officer_name, agency_id`;

const charged = (rows: string, agency: number): Sql => sql`
  insert into fee.entry (${booked})
  select r.id, 'charge', 8000, 'LP', 'Lệ phí', 'levy', 'on-reception', null, 'Thử', null, r.at, 'Hệ thống', ${agency}::int
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, at timestamptz)`;

const exempted = (rows: string, agency: number): Sql => sql`
  insert into fee.entry (${booked})
  select r.id, 'exemption', -e.amount, null, null, null, null, e.id, 'Thử', null, r.at, 'Hệ thống', ${agency}::int
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, at timestamptz)
  join fee.entry e on e.dossier_id = r.id and e.kind = 'charge'`;

const paid = (rows: string, agency: number): Sql => sql`
  insert into fee.entry (${booked})
  select r.id, 'payment', -8000, null, null, null, null, null, 'Thử', 'made-' || r.id, r.at, 'Hệ thống', ${agency}::int
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, at timestamptz)`;

const reversed = (rows: string, agency: number): Sql => sql`
  insert into fee.entry (${booked})
  select r.id, 'reversal', -e.amount, null, null, null, null, e.id, 'Thử', null, r.at, 'Hệ thống', ${agency}::int
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, at timestamptz)
  join fee.entry e on e.dossier_id = r.id and e.kind = 'payment'`;

const rated = (rows: string, agency: number): Sql => sql`
  insert into feedback.rating (id, dossier_id, level, reasons, agency_id, procedure_code, rated_at)
  select gen_random_uuid(), d.id, case when r.satisfied then 'satisfied' else 'not-satisfied' end, '{}', ${agency}::int,
         d.procedure_code, r.at
  from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, at timestamptz, satisfied boolean)
  join dossier.dossier d on d.id = r.id`;
