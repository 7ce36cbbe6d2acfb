-- Receptions that came in by a file, by what their row said: a file sent again, whole or mended, receives no row twice and
-- answers with what it was received as.
create table intake.received_row (
  desk_agency_id integer not null,
  -- Of the whole row, under a key of the server: it holds numbers that nobody may find out by trying.
  digest         bytea   not null,
  -- The upload that received it, as the audit trail names it.
  batch_id       uuid    not null,
  dossier_id     uuid    not null,
  -- What the reception was answered with.
  answer         jsonb   not null,
  primary key (desk_agency_id, digest),
  constraint received_row_desk foreign key (desk_agency_id) references organization.agency (id),
  constraint received_row_dossier foreign key (dossier_id) references dossier.dossier (id)
);
revoke update, delete on intake.received_row from mot_cua_application;

-- Of the desk that received it, and of who sees the dossier it became.
alter table intake.received_row enable row level security;
create policy sight on intake.received_row to mot_cua_application
  using ((select platform.sees_everything())
         or desk_agency_id = any ((select platform.agencies_in_sight())::integer[])
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
