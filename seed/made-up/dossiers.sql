-- What became of the receptions that people.sql has made up: five in a hundred unfinished, some of those late, waiting for
-- the applicant, ready to be handed over, or forgotten for months. A third have waited once before; some were extended,
-- corrected afterwards, or moved by a change of the calendar. Of the newest, as many as made_up.untold says were handed over
-- when the gateways were away; of all others everyone has been told, so that nothing goes out.

insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, case_code, field_code,
  workflow_id, channel, receiving_agency_id, lead_agency_id, status, received_at, received_by, terms, clock, due_at,
  calendar_revision, missed, completed_at, closed_at, result)
select m.id, m.code, 2 + untold::int, m.procedure_id, m.procedure_code, m.procedure_name, m.case_code, m.field_code,
       m.workflow, (array['direct', 'direct', 'direct', 'online', 'post'])[1 + i % 5], m.desk, m.lead, m.status, m.at, 1,
       '{"phases": [{"amount": 10, "unit": "working-day"}], "counting": "working-minutes", "supplement": "prolong"}',
       m.clock, m.due_at, (select max(number) from calendar.revision), m.i % 500 = 11,
       case when status in ('returned', 'completed') then least(m.at + interval '9 days', now - interval '5 minutes') end,
       case when not unfinished then least(m.at + interval '10 days', now - interval '4 minutes') end,
       case when status in ('returned', 'completed') then jsonb_build_object('number', i % 90000 || '/UBND-' || m.lead,
         'name', 'Kết quả ' || m.procedure_name, 'signer', 'Người ký dựng thử') end
from made m, (select current_setting('made_up.now')::timestamptz as now) n
order by m.i;

insert into dossier.component (dossier_id, code, name, originals, copies)
select id, code || '-TP' || n, 'Giấy tờ thứ ' || n, 1, n % 2 from made, generate_series(1, 1 + i % 3) n order by i;

insert into dossier.participation (agency_id, dossier_id, since, running)
select agency, id, at, status not in ('returned', 'withdrawn') from made, unnest(array[desk, lead]) agency order by i;

insert into dossier.code_counter (agency_id, day, last)
select desk, (at at time zone 'Asia/Ho_Chi_Minh')::date, count(*) from made group by 1, 2;

insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, closed_at, closed_by,
  time_limit)
select id, 'reception', 'Tiếp nhận', desk, 'reception-officer', at, at + interval '1 hour',
       case when status <> 'received' then at + interval '1 hour' end, case when status <> 'received' then 1 end,
       '{"amount": 1, "unit": "working-hour"}'
from made order by i;
insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
select id, step, step_name, case role when 'reception-officer' then desk else lead end, role, at + interval '1 hour',
       case when status <> 'awaiting-supplement' then at + interval '4 days' end, '{"amount": 4, "unit": "working-hour"}'
from made
cross join lateral (
  select step, step_name, role from (values
    ('awaiting-supplement', 'awaiting-supplement', 'Chờ bổ sung hồ sơ', 'reception-officer'),
    ('completed', 'hand-over', 'Trả kết quả', 'reception-officer'),
    ('processing', 'approval', 'Phê duyệt', 'agency-leader'),
    ('processing', 'appraisal', 'Thẩm định hồ sơ', 'case-officer')) as s(of, step, step_name, role)
  where s.of = status and (status <> 'processing' or (step = 'approval') = (i % 4 = 0))) s
where unfinished and status <> 'received' order by i;

-- Two in three have a holder: officers of the post where there are any, each with a share; some let a colleague act.
update dossier.task t
set assignee_id = held.officer_id, delegate_id = case when t.id % 50 = 0 then held.colleague end
from (select p.agency_id, p.role, p.officer_id, row_number() over post - 1 as place, count(*) over whole as places,
             (select min(c.officer_id) from organization.position c
              where c.agency_id = p.agency_id and c.officer_id <> p.officer_id) as colleague
      from organization.position p
      window post as (partition by p.agency_id, p.role order by p.officer_id),
             whole as (partition by p.agency_id, p.role)) held
where t.closed_at is null and t.id % 3 <> 0 and held.agency_id = t.agency_id and held.role = t.role
  and t.id % held.places = held.place;

insert into dossier.involvement (dossier_id, officer_id, kind, since, running)
select id, ids[1 + i % least(100, cardinality(ids))], (array['assist', 'watch'])[1 + i % 2], at, unfinished
from made, (select array_agg(o.id order by o.id) as ids from organization.officer o) officers
where i % 20 = 9 order by i;

-- By the trigger that chains them, unlike all else: what is made up says so in a history that verifies.
set session_replication_role = origin;
insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status_before, status, officer_id,
  officer_name, officer_title, agency_id, agency_name, details, due_at, due_provisional)
select id, sequence, at + (sequence - 1) * interval '1 hour', act, act_name, '{}',
       case when sequence > 1 then 'received' end, case when sequence > 1 then status else 'received' end, 1,
       'Dữ liệu dựng thử', 'Dữ liệu dựng thử', desk, 'Một cửa', '{"madeUp": true}', due_at, false
from made, generate_series(1, 2 + untold::int) sequence
cross join lateral (select case sequence when 1 then 'receive' else 'make-up' end as act,
                           case sequence when 1 then 'Tiếp nhận hồ sơ' else 'Dựng trạng thái thử' end as act_name) named
order by i, sequence;
set session_replication_role = replica;

insert into dossier.suspension (dossier_id, reason, started_at, ended_at, opened_in, ended_in, request)
select id, 'supplement', at + interval '2 hours', case when clock <> 'suspended' then at + interval '3 days' end, 1,
       case when clock <> 'suspended' then 1 end, '{}'
from made where clock = 'suspended' or i % 3 = 1 order by i;

insert into dossier.extension (dossier_id, sequence, at, granted, reason, ground)
select id, 1, at + interval '4 days', '{"amount": 5, "unit": "working-day"}', 'Hồ sơ phức tạp', '61/2018/NĐ-CP'
from made where i % 50 = 2 order by i;

insert into dossier.late_entry (id, dossier_id, content, explanation, entered_at, entered_by, state, decided_at,
  decided_by, decision)
select gen_random_uuid(), id, '{}', 'Văn bản đến chậm', at + interval '5 days', 1, 'rejected', at + interval '6 days', 2,
       'Không có căn cứ'
from made where i % 10 = 5 order by i;

insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, state, next_attempt_at)
select 'dossier.changed.v1', id, '{"sequence": 2}', id::text, at, 'done', at from made order by i;

insert into notification.delivery (id, dossier_id, intent, intent_key, channel, content, state, created_at,
  touched_at, correlation_id)
select id, id, 'received', id || ':1:received', 'sms', '{}',
       case when untold then 'pending' else 'sent' end, at, at, id::text
from made order by i;
-- Of what waits for its applicant they have been reminded as often as they ever are, and of what rests they were told where it is.
insert into notification.supplement_reminder (dossier_id, asked_in, reminded)
select id, 1, 3 from made where clock = 'suspended' order by i;
insert into notification.silence (dossier_id, since, noticed_at)
select id, at, at + interval '14 days' from made where unfinished and clock = 'running' order by i;

insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, sent_at, acknowledged_at, correlation_id)
select id, sequence, case when sequence <= 2 then 'sent' else 'pending' end, at, at, case when sequence <= 2 then at end,
       case when sequence <= 2 then at end, id::text
from made, generate_series(1, 2 + untold::int) sequence order by i;

-- All late ones are known to be, save those that have just become so.
insert into supervision.notice (dossier_id, threshold, due_at, noticed_at)
select id, 'overdue', due_at, due_at from made
where unfinished and clock = 'running' and due_at < current_setting('made_up.now')::timestamptz - interval '30 minutes';
