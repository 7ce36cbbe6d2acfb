-- The catalogue kept current: a source is laid over it in a dry run, read by a person, then applied whole or put away.

-- One row, incremented by every change of the catalogue: a dry run knows by it that the catalogue has moved under it.
create table procedure.catalogue_revision (
  one_row boolean primary key default true check (one_row),
  number  integer not null
);
insert into procedure.catalogue_revision (number) values (1);

create table procedure.catalogue_import (
  id           uuid        primary key,
  source       text        not null,
  file_name    text,
  -- SHA-256 of the source as it came, hex: which file it was.
  digest       text        not null,
  -- The source says it holds every procedure, so what it lacks is abolished.
  complete     boolean     not null,
  effective_on date        not null,
  -- The revision of the catalogue it was compared with.
  based_on     integer     not null,
  state        text        not null default 'proposed',
  -- How many procedures the source holds, and how many of them stay as they are.
  total        integer     not null,
  unchanged    integer     not null,
  proposed_at  timestamptz not null,
  proposed_by  text        not null,
  decided_at   timestamptz,
  decided_by   text,
  constraint catalogue_import_source check (source in ('json', 'xlsx', 'national-portal')),
  constraint catalogue_import_state check (state in ('proposed', 'applied', 'discarded')),
  constraint catalogue_import_decided check ((state = 'proposed') = (decided_at is null)
                                             and (decided_at is null) = (decided_by is null))
);

-- What a dry run would change, a row each: read by pages through the key, written into the catalogue by one statement.
create table procedure.catalogue_import_item (
  import_id  uuid    not null references procedure.catalogue_import (id),
  position   integer not null,
  code       text    not null,
  name       text    not null,
  kind       text    not null,
  changes    jsonb   not null,
  definition jsonb   not null,
  constraint catalogue_import_item_pkey primary key (import_id, position),
  constraint catalogue_import_item_once unique (import_id, code),
  constraint catalogue_import_item_kind check (kind in ('new', 'changed', 'abolished'))
);

-- What is odd about the source, read by pages through the key.
create table procedure.catalogue_import_finding (
  import_id      uuid    not null references procedure.catalogue_import (id),
  position       integer not null,
  code           text    not null,
  procedure_code text    not null,
  pointer        text    not null,
  vi             text    not null,
  en             text    not null,
  constraint catalogue_import_finding_pkey primary key (import_id, position)
);

-- "The newest version of each procedure, in the order of the codes": the published list stops with its page, and what a
-- source is compared with is read without sorting versions. The key (code, version) goes the other way round.
create index procedure_newest on procedure.procedure (code, version desc);
