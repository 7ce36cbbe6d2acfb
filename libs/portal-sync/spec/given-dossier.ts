import { v7 as uuid } from 'uuid';
import { type Database, sql } from '#platform/database';
import type { DossierStatus } from '#workflow';
import { testPersonalData } from '#testing';
import { at } from './snapshots.ts';

/** A change of a dossier in a test's history; every minute one unless it says when. */
export interface GivenChange {
  status: DossierStatus;
  name?: string;
  at?: Date;
}

export interface GivenDossier {
  id: string;
  code: string;
}

let ordinal = 0;

/** Writes a dossier with the given history, as if officers had worked on it. Its outbox stays empty. */
export async function givenDossier(
  database: Database,
  changes: readonly GivenChange[],
  documentName = 'Tờ khai đăng ký khai sinh',
): Promise<GivenDossier> {
  ordinal += 1;
  const dossier = { id: uuid(), code: `H99.41.01-260304-${String(ordinal).padStart(4, '0')}` };
  const lines = changes.map(({ status, name = `Thao tác ${status}`, at: when }, index) => ({
    sequence: index + 1,
    at: when ?? new Date(at('08:30').getTime() + index * 60_000),
    name,
    status,
    before: changes[index - 1]?.status ?? null,
  }));
  const sealed = await testPersonalData(database).seal('099099000001', {
    column: 'dossier.applicant.identity_sealed',
    row: dossier.id,
  });
  await database.query(sql`
    with dossier as (
      insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, channel,
        receiving_agency_id, lead_agency_id, status, received_at, received_by, clock)
      select ${dossier.id}::uuid, ${dossier.code}, ${changes.length}::int, p.id, p.code, p.name, 'direct', a.id, a.id,
             ${changes.at(-1)?.status ?? 'received'}, ${at('08:30')}::timestamptz, 1, 'running'
      from procedure.procedure p, organization.agency a
      where p.code = '1.001193' and a.id = (select min(id) from organization.agency)),
    applicant as (
      insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed,
        identity_tail, address, submitter_name, received_at)
      values (${dossier.id}, 'person', 'Người Dân Mẫu', 'citizen-id', ${sealed},
        '001', 'Thôn Mẫu', 'Người Dân Mẫu', ${at('08:30')}::timestamptz)),
    component as (
      insert into dossier.component (dossier_id, code, name, originals, copies)
      values (${dossier.id}, '000.00.00.G15-KQ003204', ${documentName}, 1, 0)),
    participation as (
      insert into dossier.participation (agency_id, dossier_id, since)
      select min(id), ${dossier.id}::uuid, ${at('08:30')}::timestamptz from organization.agency)
    insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status_before, status,
      officer_id, officer_name, officer_title, agency_id, agency_name, details, due_provisional)
    select ${dossier.id}::uuid, l.sequence, l.at, 'act', l.name, '{}', l.before, l.status, 1, 'Cán Bộ Mẫu',
           'Chuyên viên', 1, 'Ủy ban nhân dân xã An Phú', '{}', false
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
         as l(sequence int, at timestamptz, name text, status text, before text)`);
  return dossier;
}

/** One change more, a minute after the last. */
export async function goOn(
  database: Database,
  { id }: GivenDossier,
  { status, name = `Thao tác ${status}` }: GivenChange,
): Promise<void> {
  await database.query(sql`
    with changed as (
      update dossier.dossier set version = version + 1, status = ${status} where id = ${id} returning id, version)
    insert into dossier.history
    select (jsonb_populate_record(h, jsonb_build_object('sequence', c.version, 'at', h.at + interval '1 minute',
             'action_name', ${name}::text, 'status_before', h.status, 'status', ${status}::text))).*
    from changed c join dossier.history h on h.dossier_id = c.id and h.sequence = c.version - 1`);
}
