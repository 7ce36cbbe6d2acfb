import { v7 as uuid } from 'uuid';
import { DOSSIER_CHANGED } from '#dossier';
import { type Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { testPersonalData } from '#testing';

/** When they were received: when the movable clock starts. */
export const TOLD_AT = new Date('2026-03-04T08:00:00+07:00');

/** Rows sent in one statement. */
const BATCH = 1000;

/** A received dossier, and where its applicant alone is reached. */
export interface Told {
  id: string;
  /** `090xxxxxxx` */
  phone: string;
  email: string;
}

type Sealed = Told & { code: string; identity: string };

/** Received dossiers of one desk whose applicants have each a phone and an e-mail address, and were told nothing yet. */
export async function fillTold(database: Database, deskCode: string, count: number): Promise<Told[]> {
  const [row] = await database.query<{ present: number }>(
    sql`select count(*)::int as present from dossier.dossier`,
  );
  const told = Array.from({ length: count }, (_, index): Told => {
    const number = String(row!.present + index).padStart(7, '0');
    return { id: uuid(), phone: `090${number}`, email: `nguoi.${number}@example.com` };
  });
  for (let from = 0; from < count; from += BATCH) {
    await write(
      database,
      deskCode,
      await Promise.all(told.slice(from, from + BATCH).map(sealerOf(database, deskCode))),
    );
  }
  await database.query(sql`analyze dossier.dossier, dossier.applicant, dossier.history`);
  return told;
}

function sealerOf(database: Database, deskCode: string): (told: Told) => Promise<Sealed> {
  const personal = testPersonalData(database);
  return async ({ id, phone, email }) => {
    const number = phone.slice(3);
    const sealed = async (field: string, value: string) =>
      (await personal.seal(value, { column: `dossier.applicant.${field}_sealed`, row: id })).toString(
        'base64',
      );
    return {
      ...{ id, code: `${deskCode}-TOLD-${number}`, identity: await sealed('identity', `00109${number}`) },
      ...{ phone: await sealed('phone', phone), email: await sealed('email', email) },
    };
  };
}

const write = (database: Database, deskCode: string, dossiers: readonly Sealed[]) =>
  database.query(sql`
    with told as (
           select * from jsonb_to_recordset(${JSON.stringify(dossiers)}::jsonb)
                      as t(id uuid, code text, identity text, phone text, email text)),
         desk as (select id, parent_id from organization.agency where code = ${deskCode}),
         dossiers as (
           insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, channel,
             receiving_agency_id, lead_agency_id, status, received_at, received_by, due_at, clock)
           select t.id, t.code, 1, p.id, p.code, p.name, 'direct', desk.id, desk.parent_id, 'received',
                  ${TOLD_AT}::timestamptz, 1, '2026-03-11T17:00:00+07:00', 'running'
           from told t, desk, procedure.procedure p where p.code = '1.001193'),
         applicants as (
           insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
             identity_tail, phone_sealed, email_sealed, address, submitter_name, received_at)
           select id, 'person', 'Nguyễn Văn Mẫu', 'citizen-id', decode(identity, 'base64'),
                  decode(md5(code) || md5(code), 'hex'), '001', decode(phone, 'base64'), decode(email, 'base64'),
                  'Số 1 đường Mẫu', 'Nguyễn Văn Mẫu', ${TOLD_AT}::timestamptz
           from told)
    insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status, officer_id,
      officer_name, officer_title, agency_id, agency_name, details, due_at, due_provisional)
    select t.id, 1, ${TOLD_AT}::timestamptz, 'receive', 'Tiếp nhận hồ sơ', '{reception}', 'received', 1,
           'Cán Bộ Mẫu', 'Công chức', desk.id, 'Bộ phận Một cửa', '{}', '2026-03-11T17:00:00+07:00', false
    from told t, desk`);

/** Commits that these dossiers of one agency were received, all at once. */
export const announce = (database: Database, agencyId: number, told: readonly Told[], occurredAt = TOLD_AT) =>
  database.query(
    insertOutboxMessages(
      told.map(({ id: subjectId }) => ({
        ...{ name: DOSSIER_CHANGED, subjectId, agencyId, occurredAt },
        payload: { sequence: 1, status: 'received', statusBefore: null },
      })),
    ),
  );
