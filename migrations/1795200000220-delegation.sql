-- Who acts under whose post for a time (ủy quyền, phân công làm thay).

create table organization.delegation (
  id              integer     generated always as identity primary key,
  kind            text        not null check (kind in ('delegation', 'cover')),
  from_officer_id integer     not null,
  agency_id       integer     not null,
  role            text        not null check (role <> 'administrator'),
  to_officer_id   integer     not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  -- Codes of fields of procedures, and of procedures; both empty = the whole post.
  fields          text[]      not null default '{}',
  procedures      text[]      not null default '{}',
  -- The delegator is away: no policy gives them a step while someone else is there.
  absent          boolean     not null,
  reason          text        not null,
  paper           text,
  made_at         timestamptz not null,
  made_by         integer     not null,
  ended_at        timestamptz,
  ended_by        integer,
  end_reason      text,
  constraint delegation_period check (ends_at > starts_at),
  constraint delegation_two_officers check (from_officer_id <> to_officer_id),
  constraint delegation_end check (num_nonnulls(ended_at, ended_by, end_reason) in (0, 3)),
  constraint delegation_from foreign key (from_officer_id) references organization.officer (id),
  constraint delegation_to foreign key (to_officer_id) references organization.officer (id),
  constraint delegation_agency foreign key (agency_id) references organization.agency (id),
  constraint delegation_made_by foreign key (made_by) references organization.officer (id),
  constraint delegation_ended_by foreign key (ended_by) references organization.officer (id)
);
-- "Which posts may this officer act under besides their own": asked with the session at each request.
create index delegation_to_officer on organization.delegation (to_officer_id, ends_at) where ended_at is null;
-- "Whom has this officer let act, and are they away": their own list, circles, policies that give out steps.
create index delegation_from_officer on organization.delegation (from_officer_id, ends_at);
-- "What is delegated at this agency": its leaders' list, latest first.
create index delegation_agency_latest on organization.delegation (agency_id, id desc);
-- "What was delegated to me", ended ones included, latest first.
create index delegation_to_officer_latest on organization.delegation (to_officer_id, id desc);

-- "Is an officer the applicant of this dossier": asked with each state that is decided over.
create index officer_identity_index on organization.officer (identity_index) where identity_index is not null;

-- For whom the officer acted, when a change of hands was made under another's post.
alter table dossier.assignment
  add column on_behalf_of integer,
  add constraint assignment_on_behalf_of foreign key (on_behalf_of) references organization.officer (id);
