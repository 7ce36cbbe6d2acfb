-- What a year leaves behind besides the dossiers of seed/made-up, for plans to be looked at over it: timers of steps,
-- answers kept, changes of the calendar, a rule of retention.

set session_replication_role = replica;

-- Every task has been spoken of once; the open ones will be again.
insert into dossier.task_timer (task_id, code, timer, in_wait, fires_at, fired_at, outcome)
select id, 'remind', '{"code": "remind", "does": "warn", "after": {"amount": 1, "unit": "working-hour"}}', false,
       opened_at + interval '1 hour', opened_at + interval '1 hour', 'told'
from dossier.task order by id;
insert into dossier.task_timer (task_id, code, timer, in_wait, fires_at)
select id, 'tell-leader', '{"code": "tell-leader", "does": "warn", "after": {"amount": 20, "unit": "working-day"}}', false,
       case when due_at is not null then current_setting('made_up.now')::timestamptz + make_interval(secs => id % 1728000 + 3600) end
from dossier.task where closed_at is null order by id;

insert into platform.idempotency_key (principal, key, operation, fingerprint, answer, created_at)
select 'tiepnhan.' || desk, id::text, 'POST /api/v1/dossiers', md5(id::text) || md5(id::text), '{}',
       current_setting('made_up.now')::timestamptz - make_interval(secs => i % 259200)
from made order by i;

-- Four changes of the calendar, each of which moved a fortieth of all there is.
insert into calendar_change.change (calendar_revision, amendments, ground, promises, entered_at, entered_by, agency_id,
  state, pass_began_at, done_at)
select revision, '[]', 'Thông báo', 'keep', now, 1, 1, 'done', now, now
from generate_series(1, 4) revision, (select current_setting('made_up.now')::timestamptz as now) n;
insert into dossier.rescheduling (dossier_id, calendar_revision, due_before, due_by_calendar, outcome, at)
select id, 1 + i / 10 % 4, due_at, due_at + interval '1 day', 'kept', at + interval '8 days'
from made where i % 10 = 4 order by i;

-- A term that has come for none of them.
insert into retention.rule (procedure_code, years, ground, set_at, set_by)
values ('1.001193', 70, 'Thông tư thử', current_setting('made_up.now')::timestamptz, 1);

-- Every eighth was asked about at another commune; of those answered, one in ten late.
insert into dossier.opinion (id, dossier_id, step, asking_agency_id, asked_agency_id, question, limit_given, asked_at,
  asked_in, asked_by, asked_by_name, asked_by_title, due_at, joins, state, ended_at, ended_in, late, verdict, answer)
select id, id, 'appraisal', lead, asked, 'Đề nghị cho ý kiến', '{"amount": 3, "unit": "working-day"}', at, 1, 1, '', '',
       at + interval '3 days', true, case when unfinished then 'open' else 'answered' end,
       case when not unfinished then at + interval '4 days' end, case when not unfinished then 1 end,
       not unfinished and i % 80 = 6, case when not unfinished then 'agree' end, case when not unfinished then 'Đồng ý' end
from (select made.*, lead(made.lead) over (order by i) as asked from made where i % 8 = 6) one
where asked is not null and asked <> lead order by i;

-- A list of every desk a day.
insert into dossier.hand_over_list (id, from_agency_id, to_agency_id, day, number, from_name, to_name, made_at, made_by,
  made_by_name, made_by_title)
select gen_random_uuid(), desk, lead, at::date, row_number() over (partition by desk, at::date), '', '', at, 1, '', ''
from made where i % 14 = 3 order by i;

-- One in a hundred has its first paper from an earlier dossier.
update dossier.component c set reused_from = lender
from (select id, lag(id) over (order by i) as lender from made where i % 100 = 4) one
where c.dossier_id = id and c.code like '%-TP1' and lender is not null;
