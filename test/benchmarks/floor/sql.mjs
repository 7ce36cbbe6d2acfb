/** The floor's statements: each does all the work of one request. */

export const RECEIVE = `
with counter as (
  insert into dossier.code_counter (agency_id, day, last) values ($1::int, current_date, 1)
  on conflict (agency_id, day) do update set last = code_counter.last + 1
  returning last),
created as (
  insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, case_code, workflow_id,
    channel, receiving_agency_id, lead_agency_id, status, received_at, received_by, terms, clock, due_at,
    calendar_revision)
  select $2::uuid, $3 || lpad(last::text, 6, '0'), 1, $4::int, $5, $6, $7, $8::int, $9, $1::int, $10::int, 'received',
         $11::timestamptz, $12::int, $13::jsonb, 'running', $14::timestamptz, $34::int
  from counter
  returning id, code),
applicant as (
  insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
    identity_tail, phone_sealed, phone_index, email_sealed, address, submitter_name, submitter_phone_sealed)
  values ($2, $15, $16, $17, $18, $19, $20, $21, $19, $22, $23, $16, $21)),
components as (
  insert into dossier.component (dossier_id, code, name, originals, copies)
  select $2, code, name, 1, 0 from unnest($24::text[], $25::text[]) as c(code, name)),
task as (
  insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
  values ($2, 'reception', 'Tiếp nhận, kiểm tra, số hóa hồ sơ', $1, 'reception-officer', $11, $14, $35::jsonb)),
history as (
  insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status, officer_id, officer_name,
    officer_title, agency_id, agency_name, details, due_at, due_provisional)
  values ($2, 1, $11, 'receive', 'Tiếp nhận hồ sơ', '{reception}', 'received', $12, $26, $27, $1, $28, '{}', $14, false)),
participation as (
  insert into dossier.participation (agency_id, dossier_id, since) values ($1, $2, $11), ($10, $2, $11)),
outbox as (
  insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, next_attempt_at)
  values ('dossier.changed.v1', $2, $29, $30, $11, $11)),
audit as (
  insert into audit.entry (at, actor, officer_id, action, subject_type, subject_id, correlation_id, details)
  values ($11, $26, $12, 'dossier.receive', 'dossier', $2::text, $30, $31)),
answer as (
  insert into platform.idempotency_key (principal, key, operation, fingerprint, answer, created_at)
  select $26, $32, 'POST /api/v1/dossiers', $33, to_jsonb(created), $11 from created)
select id, code from created`;

export const ACT = `
with changed as (
  update dossier.dossier set version = version + 1, status = 'processing'
  where id = $1::uuid and version = $2::int
  returning version, code, due_at, lead_agency_id),
closed as (
  update dossier.task set closed_at = $3::timestamptz, closed_by = $4::int
  from changed where dossier_id = $1 and step = $5 and closed_at is null),
opened as (
  insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
  select $1, $6, $7, lead_agency_id, $8, $3, $9::timestamptz, $22::jsonb from changed),
participation as (
  insert into dossier.participation (agency_id, dossier_id, since) select lead_agency_id, $1, $3 from changed
  on conflict do nothing),
history as (
  insert into dossier.history (dossier_id, sequence, at, action, action_name, from_step, to_steps, status_before, status,
    officer_id, officer_name, officer_title, agency_id, agency_name, comment, details, due_before, due_at,
    due_provisional)
  select $1, version, $3, $10, $11, $5, array[$6], 'processing', 'processing', $4, $12, $13, lead_agency_id, $14, $15,
         '{}', due_at, due_at, false
  from changed),
outbox as (
  insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, next_attempt_at)
  select 'dossier.changed.v1', $1, $16::jsonb, $17, $3, $3 from changed),
audit as (
  insert into audit.entry (at, actor, officer_id, action, subject_type, subject_id, correlation_id, details)
  select $3, $12, $4, 'dossier.act', 'dossier', $1::text, $17, $18::jsonb from changed),
answer as (
  insert into platform.idempotency_key (principal, key, operation, fingerprint, answer, created_at)
  select $12, $19, $20, $21, jsonb_build_object('id', $1, 'code', code, 'version', version, 'status', 'processing',
         'dueAt', due_at, 'toSteps', array[$6]), $3
  from changed)
select code, version, due_at as "dueAt" from changed`;

export const TRACK = `select code, status from dossier.dossier where code = $1`;

/** Everything an applicant is shown, in one statement. */
export const TRACK_WHOLE = `
select d.id, d.code, d.status, d.procedure_name, d.receiving_agency_id, d.lead_agency_id, d.received_at, d.due_at,
       d.due_provisional, d.closed_at, d.secret_version, d.fees, d.fee_outstanding, a.told_over, a.told_in,
       (select jsonb_agg(jsonb_build_object('agency', g.name, 'step', t.step, 'name', t.step_name, 'since', t.opened_at)
                         order by t.id)
        from dossier.task t join organization.agency g on g.id = t.agency_id
        where t.dossier_id = d.id and t.closed_at is null) as holders,
       (select jsonb_build_object('reason', s.reason, 'since', s.started_at, 'request', s.request)
        from dossier.suspension s where s.dossier_id = d.id and s.ended_at is null) as asked,
       (select jsonb_agg(jsonb_build_object('at', h.at, 'action', h.action, 'name', h.action_name, 'status', h.status,
                 'agency', h.agency_name, 'dueBefore', h.due_before, 'dueAt', h.due_at) order by h.sequence)
        from dossier.history h where h.dossier_id = d.id) as timeline,
       (select jsonb_agg(jsonb_build_object('at', coalesce(m.sent_at, m.created_at), 'channel', m.channel,
                 'intent', m.intent, 'state', m.state, 'reason', m.reason) order by m.created_at, m.id)
        from notification.delivery m where m.dossier_id = d.id) as told,
       (select jsonb_build_object('url', r.url, 'amount', r.amount, 'expiresAt', r.expires_at)
        from fee.payment_request r
        where r.dossier_id = d.id and r.state = 'open' and r.expires_at > now() and r.amount = d.fee_outstanding
        order by r.requested_at desc, r.id limit 1) as payment
from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
where d.code = $1`;
