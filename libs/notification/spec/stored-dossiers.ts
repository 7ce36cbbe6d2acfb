import { v7 as uuid } from 'uuid';
import { type Database, sql } from '#platform/database';
import { testPersonalData } from '#testing';
import type { DossierStatus } from '#workflow';
import { IDENTITY_NUMBER } from './snapshots.ts';

export interface Contacts {
  phone?: string | null;
  email?: string | null;
  submitterPhone?: string | null;
}

export interface StoredChange {
  sequence: number;
  statusBefore: DossierStatus | null;
  status: DossierStatus;
  details?: Record<string, unknown>;
  dueBefore?: string | null;
  dueAt?: string | null;
}

export const RECEIVED_AT = '2026-03-04T08:00:00+07:00';
export const DUE_AT = '2026-03-11T17:00:00+07:00';

let ordinal = 0;

/** Puts a received dossier of a seeded procedure and desk into the database. @returns its id. */
export async function storeDossier(database: Database, contacts: Contacts = {}): Promise<string> {
  const id = uuid();
  const { phone = '0900000001', email = 'nguoi.dan@example.com', submitterPhone = null } = contacts;
  const personal = testPersonalData(database);
  const sealed = (field: string, value: string | null) =>
    personal.sealOptional(value, { column: `dossier.applicant.${field}_sealed`, row: id });
  const code = `H99.41.01-260304-${String((ordinal += 1)).padStart(4, '0')}`;
  await database.query(sql`
    insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, channel,
      receiving_agency_id, lead_agency_id, status, received_at, received_by, due_at, clock)
    select ${id}::uuid, ${code}, 1, p.id, p.code, p.name, 'direct', a.id, a.id, 'received', ${RECEIVED_AT}::timestamptz,
           1, ${DUE_AT}::timestamptz, 'running'
    from procedure.procedure p, organization.agency a
    where p.code = '1.001193' and a.code = 'H99.41.01'`);
  await database.query(sql`
    insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
      identity_tail, phone_sealed, email_sealed, address, submitter_name, submitter_phone_sealed, received_at)
    values (${id}, 'person', 'Nguyễn Thử Nghiệm', 'citizen-id', ${await sealed('identity', IDENTITY_NUMBER)},
      ${await personal.indexOf('identity', IDENTITY_NUMBER)}, ${IDENTITY_NUMBER.slice(-3)},
      ${await sealed('phone', phone)}, ${await sealed('email', email)}, 'Số 1 đường Mẫu', 'Nguyễn Thử Nghiệm',
      ${await sealed('submitter_phone', submitterPhone)}, ${RECEIVED_AT}::timestamptz)`);
  await storeChange(database, id, { sequence: 1, statusBefore: null, status: 'received', dueAt: DUE_AT });
  return id;
}

/** Adds a line to a dossier's history; the due time stays what it was unless given. */
export async function storeChange(
  database: Database,
  dossierId: string,
  change: StoredChange,
): Promise<void> {
  const { sequence, statusBefore, status, details = {} } = change;
  const { dueBefore = sequence === 1 ? null : DUE_AT, dueAt = DUE_AT } = change;
  await database.query(sql`
    insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status_before, status,
      officer_id, officer_name, officer_title, agency_id, agency_name, details, due_before, due_at, due_provisional)
    values (${dossierId}, ${sequence}, ${RECEIVED_AT}::timestamptz + make_interval(hours => ${sequence}), 'act', 'Thao tác',
      '{}', ${statusBefore}, ${status}, 1, 'Cán Bộ Mẫu', 'Cán bộ', 1, 'Bộ phận Một cửa', ${JSON.stringify(details)}::jsonb,
      ${dueBefore}::timestamptz, ${dueAt}::timestamptz, false)`);
}
