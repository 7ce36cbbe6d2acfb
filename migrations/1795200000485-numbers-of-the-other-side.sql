-- The number a ministry's platform knows a dossier by. It is reserved once and kept before anything is handed over under it, so
-- that a dossier whose handing over nobody answered is handed over again under the same number. Nothing of a person.
create table portal_sync.reserved_number (
  code         text        primary key,
  number       text        not null unique,
  reserved_at  timestamptz not null,
  -- When the platform said it has the dossier; null = it never has.
  handed_in_at timestamptz
);
revoke delete on portal_sync.reserved_number from mot_cua_application;

-- A file the platform has, by the version of the document here: uploaded once, however often its dossier is handed over.
create table portal_sync.uploaded_file (
  version_id  uuid        primary key,
  foreign_id  text        not null,
  -- SHA-256 of its content, in hexadecimal.
  digest      text        not null,
  uploaded_at timestamptz not null
);
revoke delete on portal_sync.uploaded_file from mot_cua_application;
