create schema organization;

create table organization.agency (
  id          integer generated always as identity primary key,
  code        text    not null,
  national_id text    not null,
  name        text    not null,
  kind        text    not null check (kind in ('province', 'department', 'district', 'commune', 'one-stop-centre', 'branch', 'external')),
  level       text    not null check (level in ('province', 'district', 'commune')),
  parent_id   integer,
  functions   text[]  not null default '{}',
  serves      integer[] not null default '{}',
  calendar    text    not null,
  phone       text    not null,
  address     text    not null,
  constraint agency_code_unique unique (code),
  constraint agency_parent foreign key (parent_id) references organization.agency (id)
);
-- Resolving "the agency that has this function"; a province has hundreds of agencies, but each reception asks.
create index agency_functions on organization.agency using gin (functions);
create index agency_parent_id on organization.agency (parent_id);

create table organization.officer (
  id        integer generated always as identity primary key,
  username  text not null,
  full_name text not null,
  email     text not null,
  phone     text,
  constraint officer_username_unique unique (username)
);

create table organization.position (
  officer_id integer not null,
  agency_id  integer not null,
  role       text    not null,
  title      text    not null,
  primary key (officer_id, agency_id, role),
  constraint position_officer foreign key (officer_id) references organization.officer (id),
  constraint position_agency foreign key (agency_id) references organization.agency (id)
);
-- "Who holds this role at this agency": supervisors' boards and the soundness of a step's actor.
create index position_agency_role on organization.position (agency_id, role);
