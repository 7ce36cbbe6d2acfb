-- The organisation through time: units of an agency, agencies that end, posts that were held, and who changed what last.

alter table organization.agency
  drop constraint agency_kind_check,
  add constraint agency_kind_check check (kind in
    ('province', 'department', 'district', 'commune', 'one-stop-centre', 'unit', 'branch', 'external')),
  -- First day; null = from before days were kept.
  add column valid_from   date,
  -- The day from which it is no more; null = in force. Its code is never given to another.
  add column valid_until  date,
  -- Who goes on with what it did, by agency id.
  add column succeeded_by integer[] not null default '{}',
  -- Counts its changes, so that nobody changes what they have not seen.
  add column version      integer not null default 1,
  add constraint agency_validity check (valid_until >= valid_from),
  add constraint agency_succeeded check (valid_until is not null or succeeded_by = '{}');

alter table organization.officer
  -- Counts changes of the officer and of their posts.
  add column version integer not null default 1;

alter table organization.position
  -- First day; null = from before days were kept.
  add column since date;

-- Posts that were held. Apart from those held now, which every request asks for.
create table organization.former_position (
  id         bigint  generated always as identity primary key,
  officer_id integer not null,
  agency_id  integer not null,
  role       text    not null,
  title      text    not null,
  fields     text[]  not null,
  areas      text[]  not null,
  clearance  text    not null,
  since      date,
  -- The day from which it was no longer held.
  until      date    not null,
  constraint former_position_officer foreign key (officer_id) references organization.officer (id),
  constraint former_position_agency foreign key (agency_id) references organization.agency (id)
);
-- An officer's career, read with the officer.
create index former_position_officer_id on organization.former_position (officer_id, id);
