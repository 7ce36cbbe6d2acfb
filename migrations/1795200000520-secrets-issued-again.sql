-- When the secret of the receipt was last issued again at an applicant's own request, and how often: each such request
-- makes the next one wait longer. No index: both are read and written by the id of the dossier alone.
alter table dossier.dossier
  add column secret_asked_at timestamptz,
  add column secret_asked    smallint not null default 0;
