-- How long personal data are kept: rules by procedure, each with its legal ground. Without a rule nothing is erased.
create schema retention;

create table retention.rule (
  procedure_code text        primary key,
  -- Whole years after the year in which a dossier was closed.
  years          smallint    not null check (years between 1 and 70),
  ground         text        not null,
  set_at         timestamptz not null,
  set_by         integer     not null,
  constraint rule_set_by foreign key (set_by) references organization.officer (id)
);

alter table dossier.dossier add column erased_at timestamptz;
-- What a rule is about to erase, the longest closed first. Partial: what is erased leaves it.
create index dossier_kept on dossier.dossier (procedure_code, closed_at, id) where closed_at is not null and erased_at is null;

-- Kept whatever the rules say, while a complaint, a lawsuit or an inspection needs it.
create table dossier.retention_hold (
  dossier_id uuid        primary key,
  reason     text        not null,
  placed_at  timestamptz not null,
  placed_by  integer     not null,
  constraint retention_hold_dossier foreign key (dossier_id) references dossier.dossier (id)
);
