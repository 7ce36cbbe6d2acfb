import { type Database, raw, type Sight, sight, type Sql, sql } from '#platform/database';

/** As a request in this sight does. */
export const seeing = <Result>(seen: Sight, work: () => Promise<Result>): Promise<Result> =>
  sight.ofRequest(() => {
    sight.becomes(seen);
    return work();
  });

/** How the dossier is found where it is not `dossier_id`. */
const KEYS: Readonly<Record<string, string>> = {
  'dossier.dossier': 'id',
  'notification.attempt': '(select n.dossier_id from notification.delivery n where n.id = delivery_id)',
  'document.version': '(select o.dossier_id from document.document o where o.id = document_id)',
  'document.piece': `(select o.dossier_id from document.version v join document.document o on o.id = v.document_id
                     where v.id = version_id)`,
};
const keyOf = (table: string): Sql => raw(KEYS[table] ?? 'dossier_id');

/** Of which dossiers a query over a whole table finds rows. */
export async function dossiersFound(database: Database, table: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    sql`select distinct ${keyOf(table)} as id from ${raw(table)} order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** What an officer sees by their own posts. */
export async function sightOf(database: Database, username: string): Promise<Sight> {
  const rows = await database.query<{ agency: number }>(sql`
    select p.agency_id as agency from organization.position p join organization.officer o on o.id = p.officer_id
    where o.username = ${username}`);
  return { agencies: rows.map(({ agency }) => agency), officers: [] };
}

/** Of everything that hangs on a dossier, what a reception alone does not write. */
export async function furnishDossier(database: Database, id: string): Promise<void> {
  for (const row of [
    sql`dossier.suspension (dossier_id, reason, started_at, ended_at, request, opened_in)
        values (${id}, 'supplement', now(), now(), '{}', 1)`,
    sql`dossier.extension values (${id}, 1, now(), '{}', 'Lý do', 'Căn cứ')`,
    sql`dossier.late_entry (id, dossier_id, content, explanation, entered_at, entered_by, state)
        values (gen_random_uuid(), ${id}, '{}', 'Giải trình', now(), 1, 'pending')`,
    sql`dossier.correction (id, dossier_id, sequence, field) values (gen_random_uuid(), ${id}, 1, 'address')`,
    sql`dossier.supplement_need (dossier_id, name, fault, added_at, added_by, agency_id)
        select id, 'Giấy thử', 'missing', now(), 1, lead_agency_id from dossier.dossier where id = ${id}`,
    sql`dossier.payment_receipt values (${id}::text, ${id}, 1, 1, now())`,
    sql`dossier.hand_over_code values (${id}, gen_random_uuid(), now(), now(), 1)`,
    sql`dossier.original_return
        select dossier_id, 1, min(code), 1, null, now() from dossier.component where dossier_id = ${id}
        group by dossier_id`,
    sql`dossier.rescheduling select ${id}::uuid, min(number), now(), now(), 'kept', now() from calendar.revision`,
    sql`supervision.deadline_change
        select id, 1, lead_agency_id, received_at from dossier.dossier where id = ${id}`,
    sql`dossier.opinion (id, dossier_id, step, asking_agency_id, asked_agency_id, question, limit_given, asked_at,
          asked_in, asked_by, asked_by_name, asked_by_title, due_at, joins)
        select gen_random_uuid(), id, 'reception', lead_agency_id, lead_agency_id, 'Hỏi', '{}', now(), 1, 1, '', '',
               now(), false from dossier.dossier where id = ${id}`,
    sql`dossier.sending (dossier_id, sequence, task_id, from_agency_id, to_agency_id, at, sent_by, sent_by_name, reason,
          paper, revision, joins)
        select d.id, 1, t.id, t.agency_id, (select min(id) from organization.agency where id <> t.agency_id), now(), 1,
               '', 'Lý do', '1', 1, false
        from dossier.dossier d join dossier.task t on t.dossier_id = d.id where d.id = ${id} limit 1`,
    sql`dossier.hand_over_list (id, from_agency_id, to_agency_id, day, number, from_name, to_name, made_at, made_by,
          made_by_name, made_by_title)
        select id, lead_agency_id, lead_agency_id, now(), nextval('dossier.task_id_seq'), '', '', now(), 1, '', ''
        from dossier.dossier where id = ${id}`,
    sql`dossier.hand_over_line (list_id, ordinal, dossier_id, task_id, left_at, code, procedure, step, originals, copies)
        select ${id}, 1, dossier_id, min(id), now(), '', '', '', 1, 0 from dossier.task where dossier_id = ${id}
        group by dossier_id`,
    sql`dossier.assignment (dossier_id, at, kind) values (${id}, now(), 'watch')`,
    sql`dossier.retention_hold values (${id}, 'Khiếu nại', now(), 1)`,
    sql`notification.delivery (id, dossier_id, intent, intent_key, channel, content, state, created_at, touched_at,
          correlation_id)
        values (gen_random_uuid(), ${id}, 'received', ${id}, 'sms', '{}', 'pending', now(), now(), 'test')`,
    sql`notification.supplement_reminder (dossier_id, asked_in) values (${id}, 1)`,
    sql`notification.notice (officer_id, kind, dossier_id, delivery_id, at, occasion)
        select 1, 'message-failed', dossier_id, id, now(), id::text from notification.delivery where intent_key = ${id}`,
    sql`notification.silence values (${id}, now(), now())`,
    sql`notification.attempt (delivery_id, number, channel, gateway, request_id, started_at)
        select id, 99, channel, 'test', id, now() from notification.delivery where intent_key = ${id}`,
    sql`document.document (id, dossier_id, kind, opened_at) values (${id}, ${id}, 'other', now())`,
    sql`document.version (id, document_id, state, name_sealed, key_sealed, media_type, size, received, uploaded_by,
          opened_at, touched_at, correlation_id)
        values (${id}, ${id}, 'receiving', '', '', 'application/pdf', 1, 1, 1, now(), now(), 'test')`,
    sql`document.piece values (${id}, 0, 1, ${id})`,
    sql`intake.submission (id, source_agency_id, source_code, desk_agency_id, procedure_code, procedure_name, secrecy,
          state, submitted_at, accept_by, decided_at, late, dossier_id)
        select id, receiving_agency_id, id::text, receiving_agency_id, procedure_code, procedure_name, secrecy, 'accepted',
               now(), now(), now(), false, id from dossier.dossier where id = ${id}`,
    sql`intake.received_row select receiving_agency_id, decode(replace(id::text, '-', ''), 'hex'), id, id, '{}'
        from dossier.dossier where id = ${id}`,
    sql`fee.entry (dossier_id, kind, amount, name, fee_kind, due, ground, at, officer_name, agency_id)
        values (${id}, 'charge', 1, 'Phí', 'fee', 'on-notice', 'Thử', now(), 'Thử', 1)`,
    sql`fee.refund (id, dossier_id, amount, reason, state, requested_at, requested_by)
        values (gen_random_uuid(), ${id}, 1, 'Thử', 'requested', now(), 1)`,
    sql`fee.payment_request (id, dossier_id, amount, state, requested_at, requested_by, expires_at, ask_at, correlation_id)
        values (gen_random_uuid(), ${id}, 1, 'asked', now(), 1, now(), now(), 'test')`,
    sql`fee.platform_transaction (transaction, reference, dossier_id, amount, told_by, told_at)
        values (${id}, 'thử', ${id}, 1, 'query', now())`,
    sql`feedback.enquiry (id, dossier_id, kind, sent_at, agency_id, due_at)
        select id, id, 'question', now(), lead_agency_id, now() from dossier.dossier where id = ${id}`,
    sql`feedback.rating (id, dossier_id, level, reasons, agency_id, procedure_code, rated_at)
        select id, id, 'satisfied', '{}', lead_agency_id, procedure_code, now() from dossier.dossier where id = ${id}`,
    sql`portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
        values (${id}, 1, 'pending', now(), now(), 'test')`,
    sql`portal_sync.republication (dossier_id, occasions, state, wished_at, due_at, correlation_id)
        values (${id}, '{file}', 'wished', now(), now(), 'test')`,
    sql`shared_platform.deposit (id, dossier_id, result_number, result_code, state, next_at, created_at)
        values (gen_random_uuid(), ${id}, '1', 'KQ', 'pending', now(), now())`,
    sql`shared_platform.civil_telling (dossier_id, code, state, next_at, created_at)
        values (${id}, 'LT-1', 'pending', now(), now())`,
    sql`portal_sync.link_term values (${id}, now(), now())`,
    sql`portal_sync.expired_link values (${id}, ${id}, now(), now(), now(), 1)`,
    sql`portal_sync.reconciliation (kind, from_day, until_day, day, began_at, asked_by, ground)
        values ('asked', now(), now(), now(), now(), 1, 'Thử')`,
    sql`portal_sync.difference (dossier_id, kind, reason, since, found_at, found_in, seen_at, owner_agency_id)
        select ${id}, 'status', 'Thử', now(), now(), max(id), now(), 1 from portal_sync.reconciliation`,
    sql`supervision.threshold (dossier_id, share, given_at, due_at, fires_at, tell)
        values (${id}, 1, now(), now(), now(), '[]')`,
    sql`supervision.forecast values (${id}, now(), '', 0, 0)`,
    sql`supervision.nudge (dossier_id, task_id, at, by, words)
        select dossier_id, min(id), now(), 1, 'Thử' from dossier.task where dossier_id = ${id} group by dossier_id`,
    sql`supervision.unplanned values (${id}, now())`,
  ]) {
    await database.query(sql`insert into ${row}`);
  }
}
