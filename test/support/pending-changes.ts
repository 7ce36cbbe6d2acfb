import { DOSSIER_CHANGED } from '#dossier';
import { type Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { fillTold, TOLD_AT } from './told-dossiers.ts';

/** What becomes of a dossier after its reception, an action every fourteen hours: in three days all of it has happened. */
const ROAD = [
  { step: 'reception', action: 'hand-over', name: 'Chuyển hồ sơ xử lý', status: 'processing' },
  { step: 'appraisal', action: 'submit', name: 'Trình phê duyệt', status: 'processing' },
  { step: 'approval', action: 'approve', name: 'Phê duyệt kết quả', status: 'completed' },
  { step: 'hand-over', action: 'return-result', name: 'Trả kết quả', status: 'returned' },
];
const HOURS_BETWEEN = 14;
const STATUSES = ['received', ...ROAD.map(({ status }) => status)];

/** Changes of a dossier, its reception included. */
export const CHANGES_EACH = ROAD.length + 1;

/** Dossiers of one desk that have gone all their way within three days. Made by the set; nobody is told of them, or can be. */
export async function fillChanged(database: Database, deskCode: string, count: number): Promise<string[]> {
  const ids = (await fillTold(database, deskCode, count)).map(({ id }) => id);
  await database.query(sql`
    update dossier.dossier d
    set code = ${deskCode} || '-260304-' || right(d.code, 7), version = ${CHANGES_EACH}, status = 'returned', clock = 'ended',
        completed_at = ${TOLD_AT}::timestamptz + interval '42 hours', closed_at = ${TOLD_AT}::timestamptz + interval '57 hours',
        result = '{"number": "12/TLKS", "name": "Giấy khai sinh", "signer": "Lãnh Đạo Mẫu"}'
    where d.id = any(${ids}::uuid[])`);
  await database.query(sql`
    insert into dossier.component (dossier_id, code, name, originals, copies)
    select id, '000.00.00.G15-KQ00320' || n, 'Giấy tờ thứ ' || n, 1, 0
    from unnest(${ids}::uuid[]) id, generate_series(1, 2) n`);
  await database.query(sql`
    insert into dossier.history (dossier_id, sequence, at, action, action_name, from_step, to_steps, status_before, status,
      officer_id, officer_name, officer_title, agency_id, agency_name, details, due_at, due_provisional)
    select h.dossier_id, 1 + r.nth, h.at + make_interval(hours => ${HOURS_BETWEEN} * r.nth::int, secs => d.nth % 3600),
           r.action, r.name, r.step, '{}', coalesce(lag(r.status) over (partition by d.nth order by r.nth), h.status), r.status,
           h.officer_id, h.officer_name, h.officer_title, h.agency_id, h.agency_name, '{}', h.due_at, false
    from unnest(${ids}::uuid[]) with ordinality d(id, nth)
    join dossier.history h on h.dossier_id = d.id and h.sequence = 1
    cross join rows from (jsonb_to_recordset(${JSON.stringify(ROAD)}::jsonb)
                          as (step text, action text, name text, status text)) with ordinality r(step, action, name, status, nth)
    order by d.nth, r.nth`);
  await database.query(sql`
    insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, closed_at, closed_by, time_limit)
    select h.dossier_id, h.from_step, h.from_step, h.agency_id, 'case-officer', b.at, b.at + interval '8 hours', h.at,
           h.officer_id, '{"amount": 1, "unit": "working-day"}'
    from dossier.history h join dossier.history b on b.dossier_id = h.dossier_id and b.sequence = h.sequence - 1
    where h.dossier_id = any(${ids}::uuid[]) and h.sequence > 1`);
  await database.query(sql`
    update dossier.applicant set phone_sealed = null, email_sealed = null where dossier_id = any(${ids}::uuid[])`);
  await database.query(sql`analyze dossier.dossier, dossier.component, dossier.history, dossier.task`);
  return ids;
}

/** Every change of these dossiers is to be told the national portal, which knows nothing of them yet. */
export async function pend(database: Database, dossierIds: readonly string[]): Promise<void> {
  await database.query(sql`
    insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
    select h.dossier_id, h.sequence, 'pending', h.at, h.at, 'pending'
    from dossier.history h where h.dossier_id = any(${dossierIds}::uuid[]) order by h.at`);
  await database.query(sql`analyze portal_sync.publication`);
}

/** Commits that one change of each of these dossiers has happened. */
export const tell = (
  database: Database,
  agencyId: number,
  changes: readonly { dossierId: string; sequence: number }[],
  occurredAt: Date,
) =>
  database.query(
    insertOutboxMessages(
      changes.map(({ dossierId: subjectId, sequence }) => ({
        ...{ name: DOSSIER_CHANGED, subjectId, agencyId, occurredAt },
        payload: { sequence, status: STATUSES[sequence - 1]!, statusBefore: STATUSES[sequence - 2] ?? null },
      })),
    ),
  );
