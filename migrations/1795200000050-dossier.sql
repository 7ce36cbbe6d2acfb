create schema dossier;

-- The counter behind the four digits of a dossier code: per agency and day of receipt (TT 01/2018 Đ.19).
create table dossier.code_counter (
  agency_id integer not null,
  day       date    not null,
  last      integer not null,
  primary key (agency_id, day)
);

create table dossier.dossier (
  id                  uuid        primary key,
  code                text        not null,
  version             integer     not null,
  procedure_id        integer     not null,
  procedure_code      text        not null,
  procedure_name      text        not null,
  case_code           text,
  workflow_id         integer,
  channel             text        not null check (channel in ('direct', 'online', 'post')),
  receiving_agency_id integer     not null,
  lead_agency_id      integer     not null,
  status              text        not null,
  received_at         timestamptz not null,
  received_by         integer     not null,
  time_limit          jsonb,
  due_at              timestamptz,
  due_provisional     boolean     not null default false,
  completed_at        timestamptz,
  closed_at           timestamptz,
  result              jsonb,
  secret_version      smallint    not null default 1,
  constraint dossier_code_unique unique (code),
  constraint dossier_procedure foreign key (procedure_id) references procedure.procedure (id),
  constraint dossier_workflow foreign key (workflow_id) references workflow.definition (id),
  constraint dossier_receiving_agency foreign key (receiving_agency_id) references organization.agency (id),
  constraint dossier_lead_agency foreign key (lead_agency_id) references organization.agency (id)
);
-- Boards of what is late or will be: unfinished dossiers of an agency by due time. Partial: finished ones leave it. With
-- the status, which tells who is waiting for the applicant, a board is counted from the index alone.
create index dossier_open_due on dossier.dossier (lead_agency_id, due_at, id) include (status)
  where completed_at is null and closed_at is null;
-- The overdue scan over all agencies.
create index dossier_running_due on dossier.dossier (due_at, id) include (status)
  where completed_at is null and closed_at is null;
-- The two are empty together: without knowing that, the planner expects hundreds of times too few unfinished dossiers.
create statistics dossier.dossier_unfinished (mcv) on completed_at, closed_at from dossier.dossier;

-- Who it belongs to and who handed it in, as they were on the day; identity numbers encrypted, found by a blind index.
create table dossier.applicant (
  dossier_id      uuid primary key,
  kind            text not null check (kind in ('person', 'business', 'state-body', 'organization')),
  full_name       text not null,
  identity_kind   text not null check (identity_kind in ('citizen-id', 'old-id', 'passport', 'business-code')),
  identity_cipher bytea not null,
  identity_index  bytea not null,
  identity_tail   text not null,
  phone           text,
  email           text,
  address         text not null,
  submitter_name  text not null,
  submitter_phone text,
  constraint applicant_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- All dossiers of one identity number, without storing the number.
create index applicant_identity on dossier.applicant (identity_index);

create table dossier.component (
  dossier_id uuid     not null,
  code       text     not null,
  name       text     not null,
  originals  smallint not null,
  copies     smallint not null,
  comment    text,
  primary key (dossier_id, code),
  constraint component_dossier foreign key (dossier_id) references dossier.dossier (id)
);

-- A step waiting for someone: one row per token of the running workflow.
create table dossier.task (
  id         bigint generated always as identity primary key,
  dossier_id uuid        not null,
  step       text        not null,
  step_name  text        not null,
  agency_id  integer     not null,
  role       text        not null,
  opened_at  timestamptz not null,
  due_at     timestamptz,
  arrived    smallint    not null default 1,
  waits_for  smallint    not null default 1,
  closed_at  timestamptz,
  closed_by  integer,
  constraint task_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint task_agency foreign key (agency_id) references organization.agency (id)
);
-- One token per step of a dossier at a time: the database's own word against a double action.
create unique index task_open_step on dossier.task (dossier_id, step) where closed_at is null;
-- An officer's inbox: open tasks of an agency and role, the most urgent first.
create index task_inbox on dossier.task (agency_id, role, coalesce(due_at, timestamptz '9999-12-31T00:00:00Z'), id) where closed_at is null;

-- Append-only. `sequence` is the dossier's version after the change, so it has no gap.
create table dossier.history (
  dossier_id    uuid        not null,
  sequence      integer     not null,
  at            timestamptz not null,
  action        text        not null,
  action_name   text        not null,
  from_step     text,
  to_steps      text[]      not null,
  status_before text,
  status        text        not null,
  officer_id    integer     not null,
  officer_name  text        not null,
  officer_title text        not null,
  agency_id     integer     not null,
  agency_name   text        not null,
  comment       text,
  details       jsonb       not null,
  due_before    timestamptz,
  due_at        timestamptz,
  due_provisional boolean   not null,
  primary key (dossier_id, sequence),
  constraint history_dossier foreign key (dossier_id) references dossier.dossier (id)
);

-- An interval in which the legal clock stands still, with its reason.
create table dossier.suspension (
  id         bigint generated always as identity primary key,
  dossier_id uuid        not null,
  reason     text        not null check (reason in ('awaiting-supplement', 'awaiting-finance')),
  started_at timestamptz not null,
  ended_at   timestamptz,
  request    jsonb       not null,
  constraint suspension_dossier foreign key (dossier_id) references dossier.dossier (id)
);
create unique index suspension_one_open on dossier.suspension (dossier_id) where ended_at is null;
create index suspension_dossier_id on dossier.suspension (dossier_id, started_at);

-- Every agency a dossier has passed through; what an officer may see is answered from here. `since` is the receipt of
-- the dossier, the same for all its agencies: lists over several agencies merge by it and meet no dossier twice.
create table dossier.participation (
  agency_id  integer     not null,
  dossier_id uuid        not null,
  since      timestamptz not null,
  -- In this order it also answers "may this officer see this dossier".
  primary key (dossier_id, agency_id),
  constraint participation_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- An agency's dossiers, newest first.
create index participation_newest on dossier.participation (agency_id, since desc, dossier_id desc);
