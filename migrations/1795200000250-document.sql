-- Papers of dossiers as files: what is uploaded, its versions, whether it was scanned and found clean.
create schema document;

-- A paper through all its versions: one for each component, and any number of results and others.
create table document.document (
  id             uuid        primary key,
  dossier_id     uuid        not null,
  kind           text        not null check (kind in ('component', 'result', 'other')),
  component_code text,
  opened_at      timestamptz not null,
  constraint document_component_named check ((kind = 'component') = (component_code is not null)),
  constraint document_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint document_component foreign key (dossier_id, component_code)
    references dossier.component (dossier_id, code)
);
-- Two uploads at once for a component find one paper; it also gives the papers of a dossier.
create unique index document_of_component on document.document (dossier_id, component_code);

-- One file as it was handed in. Its bytes are in the store, in pieces, under its id.
create table document.version (
  id             uuid        primary key,
  document_id    uuid        not null,
  -- Counts what was received of the document; null while it is being uploaded.
  number         smallint,
  -- `abandoned` and `erasing`: their bytes are still to be removed from the store; then the row goes, or is `erased`.
  state          text        not null check (state in (
    'receiving', 'abandoned', 'waiting', 'clean', 'infected', 'unreadable', 'erasing', 'erased')),
  -- The file's name, and the key of its bytes; null = erased, and the bytes are beyond reading with it.
  name_sealed    bytea,
  key_sealed     bytea,
  media_type     text        not null,
  size           bigint      not null check (size > 0),
  received       bigint      not null default 0 check (received between 0 and size),
  -- Of the whole file; null while it is being uploaded.
  sha256         bytea,
  -- What the scanner said of what is not clean.
  finding        text,
  -- What the digital signatures of a PDF say; null = not looked at.
  signatures     jsonb,
  uploaded_by    integer     not null,
  opened_at      timestamptz not null,
  received_at    timestamptz,
  scanned_at     timestamptz,
  touched_at     timestamptz not null,
  sweeps         integer     not null default 0,
  correlation_id text        not null,
  constraint version_whole check (
    (state in ('receiving', 'abandoned')) = (number is null) and (number is null) = (sha256 is null)
    and (number is null) = (received_at is null) and (number is null or received = size)),
  constraint version_readable check ((state in ('abandoned', 'erasing', 'erased')) = (key_sealed is null)),
  constraint version_document foreign key (document_id) references document.document (id),
  constraint version_uploaded_by foreign key (uploaded_by) references organization.officer (id)
);
-- The versions of a document, each number once.
create unique index version_number on document.version (document_id, number);
-- What sweeps look for: uploads nobody goes on with, files that wait for the scanner, bytes to be removed. Partial: most
-- are done.
create index version_unfinished on document.version (state, touched_at)
  where state in ('receiving', 'abandoned', 'waiting', 'erasing');

-- The bytes of a version in the order they came: the object of the store they are in.
create table document.piece (
  version_id uuid   not null,
  start      bigint not null,
  length     bigint not null check (length > 0),
  object     uuid   not null,
  primary key (version_id, start),
  constraint piece_version foreign key (version_id) references document.version (id) on delete cascade
);

-- A document is opened once, a piece is never changed; rows go with uploads that came to nothing, and pieces with the bytes.
revoke update on document.document, document.piece from mot_cua_application;

-- Seen with their dossier, as whatever hangs on one.
alter table document.document enable row level security;
create policy sight on document.document to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
alter table document.version enable row level security;
create policy sight on document.version to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from document.document o where o.id = document_id limit 1));
alter table document.piece enable row level security;
create policy sight on document.piece to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from document.version v where v.id = version_id limit 1));
