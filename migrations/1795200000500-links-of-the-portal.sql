-- Until when the links good are that the portal was last told of a dossier. One row a dossier that ever had any.
create table portal_sync.link_term (
  dossier_id uuid        primary key,
  -- The earliest of them; null = it was told of none any more.
  good_until timestamptz,
  told_at    timestamptz not null,
  -- Since it was told, it was decided whether they are renewed before they expire.
  looked_at  timestamptz,
  constraint link_term_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- The round: what expires next, of what nothing was decided yet.
create index link_term_ending on portal_sync.link_term (good_until) where looked_at is null and good_until is not null;

-- Files the portal asked for by a link that had expired.
create table portal_sync.expired_link (
  dossier_id     uuid        not null,
  -- document.version
  version_id     uuid        not null,
  expired_at     timestamptz not null,
  first_asked_at timestamptz not null,
  last_asked_at  timestamptz not null,
  times          integer     not null check (times > 0),
  constraint expired_link_pkey primary key (dossier_id, version_id),
  constraint expired_link_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- The list, the latest first.
create index expired_link_asked on portal_sync.expired_link (last_asked_at, dossier_id, version_id);

alter table portal_sync.link_term enable row level security;
create policy sight on portal_sync.link_term to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
alter table portal_sync.expired_link enable row level security;
create policy sight on portal_sync.expired_link to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on portal_sync.link_term, portal_sync.expired_link from mot_cua_application;

-- Its row of progress was on its way once: whoever sends it again asks first what the portal has. Of what was tried before this was kept
-- nobody knows.
alter table portal_sync.publication add column progress_begun boolean not null default true;
alter table portal_sync.publication alter column progress_begun set default false;
