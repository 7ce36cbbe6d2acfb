-- The legal clock: what a due time is reckoned from stands with the dossier, so that it can be reckoned again and explained.

alter table dossier.dossier
  -- Limits by phase and the policies in force at reception; null for what was refused at intake.
  add column terms jsonb,
  -- When the second phase of the limit began, the third, …
  add column phase_starts timestamptz[] not null default '{}',
  -- The working calendar the due time was last reckoned with.
  add column calendar_revision integer,
  -- An appointment was not kept, or apologised for too late: late whatever comes.
  add column missed boolean not null default false,
  add column clock text not null default 'running',
  add constraint dossier_clock check (clock in ('running', 'suspended', 'ended')),
  add constraint dossier_calendar_revision foreign key (calendar_revision) references calendar.revision (number);

update dossier.dossier
set terms = case when time_limit is not null then jsonb_build_object(
      'phases', jsonb_build_array(time_limit), 'counting', 'working-minutes', 'supplement', 'restart') end,
    calendar_revision = (select max(number) from calendar.revision),
    clock = case when completed_at is not null or closed_at is not null then 'ended'
                 when status in ('awaiting-supplement', 'awaiting-finance') then 'suspended'
                 else 'running' end;

alter table dossier.dossier alter column clock drop default, drop column time_limit;

-- Boards are counted from the index alone: with the clock, which tells what stands still, and with what was missed.
drop index dossier.dossier_open_due;
create index dossier_open_due on dossier.dossier (lead_agency_id, due_at, id) include (clock, missed)
  where completed_at is null and closed_at is null;
drop index dossier.dossier_running_due;
create index dossier_running_due on dossier.dossier (due_at, id) include (clock)
  where completed_at is null and closed_at is null;
-- A change of the calendar looks at every running dossier once, in batches that survive the change of due times. Partial on
-- the clock, or the planner takes it for boards, which are counted from dossier_open_due alone.
create index dossier_running_id on dossier.dossier (id)
  where clock = 'running' and completed_at is null and closed_at is null;
-- Late ones that are not past due: few, and the list of what is late would read everything unfinished to find them.
create index dossier_missed on dossier.dossier (due_at, id) include (lead_agency_id, clock)
  where missed and completed_at is null and closed_at is null;

alter table dossier.suspension
  drop constraint suspension_reason_check,
  -- The document it rests on.
  add column paper text,
  -- History sequences that opened and ended it.
  add column opened_in integer,
  add column ended_in integer,
  -- Who entered and approved it, when it was entered after the fact.
  add column entered_later jsonb;
update dossier.suspension s
set reason = case reason when 'awaiting-supplement' then 'supplement' else 'financial-obligation' end,
    opened_in = (select min(sequence) from dossier.history h where h.dossier_id = s.dossier_id and h.at = s.started_at),
    ended_in = (select min(sequence) from dossier.history h where h.dossier_id = s.dossier_id and h.at = s.ended_at);
alter table dossier.suspension
  add constraint suspension_reason
    check (reason in ('supplement', 'financial-obligation', 'applicant-request', 'force-majeure')),
  add constraint suspension_order check (ended_at >= started_at),
  alter column opened_in set not null;

-- The key is the database's own word against a second extension (NĐ 61/2018 Đ.19.9).
create table dossier.extension (
  dossier_id uuid        primary key,
  sequence   integer     not null,
  at         timestamptz not null,
  granted    jsonb       not null,
  reason     text        not null,
  ground     text        not null,
  constraint extension_history foreign key (dossier_id, sequence) references dossier.history (dossier_id, sequence)
);

-- A paper found later: entered by one, decided by another; without effect until then.
create table dossier.late_entry (
  id          uuid        primary key,
  dossier_id  uuid        not null,
  content     jsonb       not null,
  explanation text        not null,
  entered_at  timestamptz not null,
  entered_by  integer     not null,
  state       text        not null check (state in ('pending', 'approved', 'rejected')),
  decided_at  timestamptz,
  decided_by  integer,
  decision    text,
  constraint late_entry_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint late_entry_two_persons check (decided_by <> entered_by),
  constraint late_entry_decided check ((state = 'pending') = (decided_at is null))
);
create index late_entry_dossier_id on dossier.late_entry (dossier_id, entered_at);

-- The limit a task is reckoned by, so that it can be reckoned again when the clock has stood still.
alter table dossier.task add column time_limit jsonb;
update dossier.task t set time_limit = defined.step -> 'limit'
from dossier.dossier d
join workflow.definition w on w.id = d.workflow_id
cross join lateral jsonb_array_elements(w.definition -> 'steps') defined(step)
where d.id = t.dossier_id and defined.step ->> 'code' = t.step;
alter table dossier.task alter column time_limit set not null;

-- What a change of the calendar did to a dossier whose due time it moved: told anew, or the printed promise kept.
create table dossier.rescheduling (
  dossier_id        uuid        not null,
  calendar_revision integer     not null,
  due_before        timestamptz not null,
  due_by_calendar   timestamptz not null,
  outcome           text        not null check (outcome in ('re-issued', 'kept')),
  at                timestamptz not null,
  primary key (dossier_id, calendar_revision),
  constraint rescheduling_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint rescheduling_revision foreign key (calendar_revision) references calendar.revision (number)
);
-- The dossiers a change moved, by page.
create index rescheduling_revision_dossier on dossier.rescheduling (calendar_revision, dossier_id);

create schema calendar_change;

-- A change of the working calendar that someone answers for, and how far it has been carried out on the running dossiers.
create table calendar_change.change (
  calendar_revision integer     primary key,
  amendments        jsonb       not null,
  ground            text        not null,
  promises          text        not null check (promises in ('keep', 're-issue')),
  entered_at        timestamptz not null,
  entered_by        integer     not null,
  agency_id         integer     not null,
  state             text        not null check (state in ('applying', 'done')),
  -- Dossiers up to this one have been looked at in the present pass, which began then.
  reached           uuid,
  pass_began_at     timestamptz not null,
  looked            integer     not null default 0,
  done_at           timestamptz,
  constraint change_revision foreign key (calendar_revision) references calendar.revision (number)
);
-- The worker's round: what is still to be carried out.
create index change_applying on calendar_change.change (calendar_revision) where state = 'applying';
