-- What the portal is told once more of a dossier, with the newest publication it was sent. One that waits a dossier: whatever else is heard of
-- meanwhile joins it. Ended ones stay, as the trace of what was sent again, and why.
create table portal_sync.republication (
  id             bigint      generated always as identity primary key,
  dossier_id     uuid        not null,
  occasions      text[]      not null,
  -- From which change on the portal's rows of progress are looked at as well; null = not at all.
  from_sequence  integer,
  state          text        not null check (state in ('wished', 'open', 'sent', 'needless')),
  wished_at      timestamptz not null,
  -- Before this it waits for more to join.
  due_at         timestamptz not null,
  -- The publication it goes out with, and when that had been sent before.
  sequence       integer,
  sent_before    timestamptz,
  opened_at      timestamptz,
  ended_at       timestamptz,
  -- Who asked for it, and on what ground; null = nobody did.
  asked_by       integer,
  ground         text,
  correlation_id text        not null,
  constraint republication_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint republication_publication foreign key (dossier_id, sequence)
    references portal_sync.publication (dossier_id, sequence),
  constraint republication_asked_by foreign key (asked_by) references organization.officer (id),
  constraint republication_occasions check (
    cardinality(occasions) > 0 and occasions <@ array['file', 'money', 'difference', 'asked', 'links']),
  constraint republication_from check (from_sequence >= 1),
  constraint republication_ended check ((state in ('sent', 'needless')) = (ended_at is not null)),
  constraint republication_opened check (state <> 'open' or (sequence is not null and opened_at is not null)),
  constraint republication_asked check ((asked_by is null) = (ground is null))
);
-- Whatever joins finds the one that waits; the sender finds the one it sends.
create unique index republication_wished on portal_sync.republication (dossier_id) where state = 'wished';
create unique index republication_open on portal_sync.republication (dossier_id) where state = 'open';
-- The round: what has waited long enough.
create index republication_due on portal_sync.republication (due_at) where state = 'wished';
-- Those of a dossier.
create index republication_of_dossier on portal_sync.republication (dossier_id, id);

-- Digest of the papers, results and fees the portal was last told, without their links; null = it was told before this was kept.
alter table portal_sync.publication add column told_digest bytea;

alter table portal_sync.republication enable row level security;
create policy sight on portal_sync.republication to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on portal_sync.republication from mot_cua_application;
