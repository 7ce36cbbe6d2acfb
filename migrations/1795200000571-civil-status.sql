-- How far the list of the civil-status system has been read: one row, from the first reading on. A round that was cut goes on where it was.
create table shared_platform.civil_pull (
  singleton boolean     primary key check (singleton),
  -- The latest time a listed dossier had; `null` = nothing was listed yet.
  newest    timestamptz,
  -- From when the list is being read, and which page is next; `null` = no reading is under way.
  from_at   timestamptz,
  page      integer     not null default 1,
  -- Counts who claimed it, so that who was overtaken writes nothing.
  claims    integer     not null default 0,
  -- Readings in a row that did not succeed.
  failures  integer     not null default 0,
  -- When it is to be read next; while it is being read, when its reader must have ended.
  next_at   timestamptz not null,
  reason    text
);
revoke delete on shared_platform.civil_pull from mot_cua_application;

-- Dossiers it listed, until each was fetched and brought to the desks; what became of it is known there.
create table shared_platform.civil_arrival (
  -- MaHoSoLT.
  code       text        primary key,
  -- When it was sent, as the list says; `null` = it says nothing readable.
  sent_at    timestamptz,
  -- `refused`: the detail was, in the system's words or because it is too large; it waits for a person.
  state      text        not null check (state in ('pending', 'brought', 'refused')),
  attempts   integer     not null default 0,
  -- When it is to be fetched next; while it is being fetched, when its fetcher must have ended.
  next_at    timestamptz not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  reason     text,
  constraint civil_arrival_settled check ((state = 'pending') = (settled_at is null))
);
-- What is due.
create index civil_arrival_due on shared_platform.civil_arrival (next_at) where state = 'pending';
-- The list, by state, the newest first.
create index civil_arrival_in_order on shared_platform.civil_arrival (state, created_at, code);
revoke delete on shared_platform.civil_arrival from mot_cua_application;

-- What the civil-status system is told of the dossiers it sent: one row a dossier, with how far its history was told.
create table shared_platform.civil_telling (
  dossier_id    uuid        primary key,
  -- MaHoSoLT.
  code          text        not null,
  -- Up to which change of the history it was told; 0 = nothing.
  told_sequence integer     not null default 0,
  -- `told`: all that has happened. `refused`: the next state was, and nothing after it is told before a person says so.
  state         text        not null check (state in ('pending', 'told', 'refused')),
  attempts      integer     not null default 0,
  -- How often something happened to the dossier that may be to be told.
  heard         integer     not null default 0,
  -- When it is to be told next; while it is being told, when its sender must have ended.
  next_at       timestamptz not null,
  created_at    timestamptz not null,
  settled_at    timestamptz,
  reason        text,
  constraint civil_telling_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint civil_telling_settled check ((state = 'pending') = (settled_at is null))
);
-- What is due.
create index civil_telling_due on shared_platform.civil_telling (next_at) where state = 'pending';
-- The list, by state, the newest first.
create index civil_telling_in_order on shared_platform.civil_telling (state, created_at, dossier_id);

alter table shared_platform.civil_telling enable row level security;
create policy sight on shared_platform.civil_telling to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on shared_platform.civil_telling from mot_cua_application;
