-- Catalogues the national portal shares with provinces, as an administrator last took them over. What the portal no longer has stays,
-- marked, for dossiers refer to it by code.
create table portal_sync.catalogue_entry (
  catalogue  text        not null,
  code       text        not null,
  name       text        not null,
  -- All else the portal tells of it, by its own names.
  attributes jsonb       not null,
  gone_at    timestamptz,
  primary key (catalogue, code)
);
revoke delete on portal_sync.catalogue_entry from mot_cua_application;

-- What the portal told when it was asked: a dry run, of which a person makes a change or none.
create table portal_sync.catalogue_pull (
  id         uuid        primary key,
  catalogue  text        not null,
  pulled_at  timestamptz not null,
  -- Null = it was pulled because its time had come.
  pulled_by  integer,
  entries    jsonb       not null,
  state      text        not null check (state in ('proposed', 'equal', 'superseded', 'applied')),
  settled_at timestamptz,
  settled_by integer,
  constraint catalogue_pull_by foreign key (pulled_by) references organization.officer (id),
  constraint catalogue_pull_settled foreign key (settled_by) references organization.officer (id),
  constraint catalogue_pull_applied check (state <> 'applied' or (settled_at is not null and settled_by is not null))
);
-- One wish at a time: a newer pull takes the place of what nobody decided on.
create unique index catalogue_pull_proposed on portal_sync.catalogue_pull (catalogue) where state = 'proposed';
-- When a catalogue was last pulled.
create index catalogue_pull_latest on portal_sync.catalogue_pull (catalogue, pulled_at);
revoke delete on portal_sync.catalogue_pull from mot_cua_application;
