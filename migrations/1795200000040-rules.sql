-- Rules and catalogue: working calendars, procedures, workflow definitions.
create schema calendar;
create schema procedure;
create schema workflow;

-- One row, incremented by every change of any calendar table, so that processes know when to rebuild theirs.
create table calendar.revision (
  one_row         boolean primary key default true check (one_row),
  number          integer not null,
  published_until date    not null
);

create table calendar.opening (
  id         integer generated always as identity primary key,
  calendar   text     not null,
  weekday    smallint not null check (weekday between 1 and 7),
  opens      smallint not null check (opens between 0 and 1439),
  closes     smallint not null check (closes between 1 and 1440),
  valid_from date     not null,
  valid_to   date,
  constraint opening_order check (closes > opens)
);

-- A day off, or a make-up working day that keeps the hours of another weekday.
create table calendar.special_day (
  day      date primary key,
  kind     text not null check (kind in ('off', 'working')),
  name     text not null,
  hours_of smallint check (hours_of between 1 and 7),
  constraint special_day_hours check ((kind = 'working') = (hours_of is not null))
);

-- Each imported version is a row of its own and never changes: a dossier keeps the one it was received under.
create table procedure.procedure (
  id         integer generated always as identity primary key,
  code       text    not null,
  version    integer not null,
  name       text    not null,
  field_code text,
  field_name text    not null,
  valid_from date    not null,
  valid_to   date,
  definition jsonb   not null,
  constraint procedure_version unique (code, version)
);

create table workflow.definition (
  id             integer generated always as identity primary key,
  code           text        not null,
  version        integer     not null,
  procedure_code text        not null,
  definition     jsonb       not null,
  published_at   timestamptz not null,
  constraint definition_version unique (code, version)
);
-- "The newest published workflow of a procedure", asked at each reception.
create index definition_newest on workflow.definition (procedure_code, version desc);
