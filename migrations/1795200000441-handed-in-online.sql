-- What the national portal is told of how a dossier came in.
alter table dossier.applicant
  -- Of what was handed in online: when, by which account of the portal and whether that is verified with VNeID, and what was
  -- asked for before it was accepted; null = it was not, or before this was kept. Erased but for when.
  add column online jsonb;

alter table dossier.component
  -- Fetched from the applicant's store of electronic papers at the national portal.
  add column from_store boolean not null default false,
  add constraint component_from_one_place check (not from_store or reused_from is null);

alter table intake.submission
  -- When the supplement that was asked for came; null = none did, or before this was kept.
  add column supplemented_at timestamptz,
  add constraint submission_supplemented check (supplemented_at is null or asked_at is not null);
