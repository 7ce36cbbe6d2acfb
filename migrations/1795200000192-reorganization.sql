-- Agencies that are merged, split, renamed or abolished on a day: planned, decided, carried out in batches.

create schema reorganization;

-- A plan, who decided that it is carried out, and how far that has come.
create table reorganization.change (
  id            uuid        primary key,
  kind          text        not null,
  effective_on  date        not null,
  -- What is to become of which agencies, as it was asked for.
  request       jsonb       not null,
  -- Codes of the agencies that end or take over: one of them is part of one reorganisation at a time.
  agencies      text[]      not null,
  -- What was shown of it: what moves where and what stands in the way; as of `planned_at`, or of `hindered_at`.
  plan          jsonb       not null,
  state         text        not null default 'planned',
  planned_at    timestamptz not null,
  planned_by    integer     not null,
  reason        text,
  -- Number of the resolution it rests on.
  decision      text,
  decided_at    timestamptz,
  decided_by    integer,
  agency_id     integer,
  -- When agencies that come into being were entered: some seconds before anything speaks of them.
  prepared_at   timestamptz,
  -- When agencies and posts changed, and by which parts each agency that ended is succeeded.
  effected_at   timestamptz,
  relocations   jsonb,
  -- Dossiers up to this one have been looked at in this pass over them.
  reached_since timestamptz,
  reached_id    uuid,
  pass_began_at timestamptz,
  ended_at      timestamptz,
  constraint change_kind check (kind in ('merge', 'split', 'abolish', 'rename')),
  constraint change_state check (state in ('planned', 'decided', 'applying', 'done', 'hindered', 'withdrawn')),
  constraint change_decided check (
    (state = 'planned') = (decided_at is null)
    and num_nulls(reason, decision, decided_at, decided_by, agency_id) in (0, 5)),
  constraint change_effected check (
    (state in ('applying', 'done')) = (effected_at is not null)
    and num_nulls(effected_at, relocations, pass_began_at) in (0, 3)),
  constraint change_reached check ((reached_since is null) = (reached_id is null)),
  constraint change_ended check ((state in ('done', 'hindered', 'withdrawn')) = (ended_at is not null))
);
-- The worker's round, and whether an agency is part of one already: what is still to be carried out.
create index change_open on reorganization.change (effective_on, decided_at, id) where state in ('decided', 'applying');

-- Dossiers that went on at a successor, read by pages through the key.
create table reorganization.moved_dossier (
  change_id  uuid not null,
  dossier_id uuid not null,
  primary key (change_id, dossier_id),
  constraint moved_change foreign key (change_id) references reorganization.change (id),
  constraint moved_dossier foreign key (dossier_id) references dossier.dossier (id)
);
