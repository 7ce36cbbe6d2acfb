-- A year of dossiers in a province of 206 communes: five in a hundred unfinished, some of those late, waiting for the
-- applicant, or forgotten for months. A third have waited once before; some were extended, corrected afterwards, or moved
-- by a change of the calendar. The newest 3,000 were handed over when the gateways were away.
-- Plausible in numbers and spread, not in words.
-- Takes the settings bench.now (the moment it ends at) and bench.dossiers (how many).

-- Its rows fit together as they are made, so the triggers that would prove it row by row are left out.
set session_replication_role = replica;
set synchronous_commit = off;

create temp table made as
with communes as (
  select lead.id as lead, lead.code, min(desk.id) as desk, row_number() over (order by lead.id) - 1 as place,
         count(*) over () as places
  from organization.agency lead
  join organization.agency desk on desk.parent_id = lead.id and desk.kind = 'one-stop-centre'
  where lead.kind = 'commune' group by lead.id),
numbered as (
  select i, timestamptz 'epoch' + make_interval(secs => extract(epoch from current_setting('bench.now')::timestamptz)
           - 365 * 86400.0 * (total - i + 1) / total) as at,
         (i > total * 0.95 and i % 20 <> 0) or i % 200 = 7 as unfinished, i > total - 3000 as untold
  from (select current_setting('bench.dossiers')::int as total) t, generate_series(1, total) i)
select i, at, unfinished, untold, communes.lead, communes.desk, at + interval '15 days' as due_at,
       communes.code || to_char(at, '-YYMMDD-') || lpad((i % 10000)::text, 4, '0') as code,
       (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8'
         || substr(md5(i::text), 4, 15))::uuid as id,
       case when not unfinished then 'returned' when i % 10 = 3 then 'awaiting-supplement' else 'processing' end as status,
       case when not unfinished then 'ended' when i % 10 = 3 then 'suspended' else 'running' end as clock
from numbered join communes on communes.place = (i * 7919::bigint) % communes.places;

insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, field_code, workflow_id,
  channel,
  receiving_agency_id, lead_agency_id, status, received_at, received_by, terms, clock, due_at, calendar_revision, missed,
  completed_at, closed_at)
select m.id, m.code, 1 + untold::int, p.id, p.code, p.name, p.field_code, w.id, 'direct', m.desk, m.lead, m.status, m.at, 1,
       '{"phases": [{"amount": 10, "unit": "working-day"}], "counting": "working-minutes", "supplement": "prolong"}',
       m.clock, m.due_at, (select max(number) from calendar.revision), m.i % 500 = 11,
       case when not unfinished then m.at + interval '9 days' end,
       case when not unfinished then m.at + interval '10 days' end
from made m, procedure.procedure p join workflow.definition w on w.procedure_code = p.code
where p.code = '1.001193'
order by m.i;

insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
  identity_tail, phone_sealed, phone_index, email_sealed, address, submitter_name)
select id, 'person', 'Nguyễn Văn Mẫu ' || i % 4000, 'citizen-id', decode(repeat('00', 45), 'hex'),
       decode(md5(i::text) || md5(i::text), 'hex'), '001', decode(repeat('00', 43), 'hex'),
       decode(md5('0' || i) || md5('0' || i), 'hex'), decode(repeat('00', 47), 'hex'), 'Số 1 đường Ví Dụ',
       'Nguyễn Văn Mẫu'
from made order by i;

insert into dossier.participation (agency_id, dossier_id, since)
select agency, id, at from made, unnest(array[desk, lead]) agency order by i;

insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, closed_at, closed_by,
  time_limit)
select id, 'reception', 'Tiếp nhận', desk, 'reception-officer', at, at + interval '1 hour', at + interval '1 hour', 1,
       '{"amount": 1, "unit": "working-hour"}'
from made order by i;
insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
select id, 'appraisal', 'Thẩm định hồ sơ', lead, (array['case-officer', 'case-officer', 'unit-head', 'clerk'])[1 + i % 4],
       at + interval '1 hour', case when clock = 'running' then at + interval '4 days' end,
       '{"amount": 4, "unit": "working-hour"}'
from made where unfinished order by i;

-- Every task has been spoken of once; the open ones will be again.
insert into dossier.task_timer (task_id, code, timer, in_wait, fires_at, fired_at, outcome)
select id, 'remind', '{"code": "remind", "does": "warn", "after": {"amount": 1, "unit": "working-hour"}}', false,
       opened_at + interval '1 hour', opened_at + interval '1 hour', 'told'
from dossier.task order by id;
insert into dossier.task_timer (task_id, code, timer, in_wait, fires_at)
select id, 'tell-leader', '{"code": "tell-leader", "does": "warn", "after": {"amount": 20, "unit": "working-day"}}', false,
       case when due_at is not null then current_setting('bench.now')::timestamptz + make_interval(secs => id % 1728000 + 3600) end
from dossier.task where closed_at is null order by id;
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
select id, 1 + i % 100, (array['assist', 'watch'])[1 + i % 2], at, unfinished from made where i % 20 = 9 order by i;

insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status, officer_id, officer_name,
  officer_title, agency_id, agency_name, details, due_at, due_provisional, hash)
select id, sequence, at, 'receive', 'Tiếp nhận hồ sơ', '{reception}', 'received', 1, 'Nguyễn Văn Mẫu', 'Công chức', desk,
       'Một cửa', '{}', due_at, false, decode(repeat('00', 32), 'hex')
from made, generate_series(1, 1 + untold::int) sequence order by i;

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

-- Four changes of the calendar, each of which moved a fortieth of all there is.
insert into calendar_change.change (calendar_revision, amendments, ground, promises, entered_at, entered_by, agency_id,
  state, pass_began_at, done_at)
select revision, '[]', 'Thông báo', 'keep', now, 1, 1, 'done', now, now
from generate_series(1, 4) revision, (select current_setting('bench.now')::timestamptz as now) n;
insert into dossier.rescheduling (dossier_id, calendar_revision, due_before, due_by_calendar, outcome, at)
select id, 1 + i / 10 % 4, due_at, due_at + interval '1 day', 'kept', at + interval '8 days'
from made where i % 10 = 4 order by i;

insert into platform.outbox_message (name, subject_id, payload, correlation_id, occurred_at, state, next_attempt_at)
select 'dossier.changed.v1', id, '{"sequence": 1}', id::text, at, 'done', at from made order by i;

insert into platform.idempotency_key (principal, key, operation, fingerprint, answer, created_at)
select 'tiepnhan.' || desk, id::text, 'POST /api/v1/dossiers', md5(id::text) || md5(id::text), '{}',
       current_setting('bench.now')::timestamptz - make_interval(secs => i % 259200)
from made order by i;

insert into notification.delivery (id, dossier_id, intent, intent_key, channel, content, state, created_at,
  touched_at, correlation_id)
select id, id, 'received', id || ':1:received', 'sms', '{}',
       case when untold then 'pending' else 'sent' end, at, at, id::text
from made order by i;
insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
select id, sequence, case when sequence = 1 then 'sent' else 'pending' end, at, at, id::text
from made, generate_series(1, 1 + untold::int) sequence order by i;

-- All late ones are known to be, save those that have just become so.
insert into supervision.notice (dossier_id, threshold, due_at, noticed_at)
select id, 'overdue', due_at, due_at from made
where unfinished and clock = 'running' and due_at < current_setting('bench.now')::timestamptz - interval '30 minutes';

-- A term that has come for none of them.
insert into retention.rule (procedure_code, years, ground, set_at, set_by)
values ('1.001193', 70, 'Thông tư thử', current_setting('bench.now')::timestamptz, 1);

drop table made;
reset session_replication_role;
reset synchronous_commit;
