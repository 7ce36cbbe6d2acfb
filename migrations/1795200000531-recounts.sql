-- The boards' figures held against the histories, a night each.
create table supervision.recount (
  id         integer     generated always as identity primary key,
  -- The civil day whose morning it is for.
  day        date        not null unique,
  began_at   timestamptz not null,
  -- Of who is at it; one that shows no sign of life is taken over.
  touched_at timestamptz not null,
  -- The last agency that was recounted; 0 = none.
  after      integer     not null default 0,
  agencies   integer     not null default 0,
  dossiers   integer     not null default 0,
  ended_at   timestamptz
);
revoke delete on supervision.recount from mot_cua_application;

-- A figure that was not what the histories make of it. Append-only: it is an alarm, and nothing takes it back.
create table supervision.recount_difference (
  recount_id     integer not null,
  lead_agency_id integer not null,
  kind           text    not null check (kind in ('dossier', 'unit', 'officer')),
  procedure_code text    not null,
  field_code     text,
  secrecy        text    not null,
  unit_id        integer,
  officer_id     integer,
  figure         text    not null,
  shown          integer not null,
  recounted      integer not null,
  constraint recount_difference_once unique nulls not distinct
    (recount_id, lead_agency_id, kind, procedure_code, field_code, secrecy, unit_id, officer_id, figure),
  constraint recount_difference_recount foreign key (recount_id) references supervision.recount (id),
  constraint recount_difference_agency foreign key (lead_agency_id) references organization.agency (id)
);
revoke update, delete on supervision.recount_difference from mot_cua_application;
alter table supervision.recount_difference enable row level security;
create policy sight on supervision.recount_difference to mot_cua_application
  using ((select platform.sees_everything())
         or lead_agency_id in (select unnest(platform.agencies_in_sight())));
