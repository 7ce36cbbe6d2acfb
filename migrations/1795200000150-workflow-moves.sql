-- Running dossiers that go on under another version of their workflow: planned, decided, carried out in batches.

-- The running dossiers of a version, by page. Ended ones leave it.
create index dossier_running_under on dossier.dossier (workflow_id, id) where closed_at is null;

create schema workflow_change;

-- A plan, who decided that it is carried out, and how far that has come.
create table workflow_change.change (
  id            uuid        primary key,
  workflow_code text        not null,
  from_versions integer[]   not null,
  to_version    integer     not null,
  -- Steps of the earlier versions by the steps that take their place, where the code is another.
  steps         jsonb       not null,
  -- How many dossiers were looked at, and what was to become of those that stand alike: what was decided about.
  looked        integer     not null,
  lines         jsonb       not null,
  state         text        not null default 'planned',
  planned_at    timestamptz not null,
  planned_by    integer     not null,
  reason        text,
  -- Number of the decision that approves it.
  decision      text,
  decided_at    timestamptz,
  decided_by    integer,
  agency_id     integer,
  -- Dossiers up to this one have been looked at.
  reached       uuid,
  done_at       timestamptz,
  constraint change_state check (state in ('planned', 'applying', 'done')),
  constraint change_decided check (
    (state = 'planned') = (decided_at is null)
    and num_nulls(reason, decision, decided_at, decided_by, agency_id) in (0, 5)),
  constraint change_done check ((state = 'done') = (done_at is not null))
);
-- The worker's round: what is still to be carried out, in the order of the decisions.
create index change_applying on workflow_change.change (decided_at, id) where state = 'applying';

-- What became of each dossier that was looked at, read by pages through the key.
create table workflow_change.outcome (
  change_id  uuid  not null,
  dossier_id uuid  not null,
  outcome    text  not null,
  -- Why it was left, in words.
  reasons    jsonb not null,
  primary key (change_id, dossier_id),
  constraint outcome_kind check (outcome in ('moved', 'left')),
  constraint outcome_change foreign key (change_id) references workflow_change.change (id),
  constraint outcome_dossier foreign key (dossier_id) references dossier.dossier (id)
);
