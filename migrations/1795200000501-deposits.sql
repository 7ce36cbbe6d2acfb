create schema shared_platform;

-- Results on their way into their owners' stores of papers: one row a result. What is sent is read when it is sent, and not kept here.
create table shared_platform.deposit (
  id            uuid        primary key,
  dossier_id    uuid        not null,
  -- Number it was issued under, and its code in the national catalogue.
  result_number text        not null,
  result_code   text        not null,
  -- `waiting`: there is no clean file of it. `void`: it must not be deposited, or is no result of its dossier any more.
  state         text        not null check (state in ('pending', 'waiting', 'deposited', 'refused', 'void')),
  attempts      integer     not null default 0,
  -- How often something was heard that may make a waiting one ready.
  heard         integer     not null default 0,
  -- When it is to be tried next; while it is being sent, when its sender must have ended.
  next_at       timestamptz not null,
  created_at    timestamptz not null,
  settled_at    timestamptz,
  reason        text,
  constraint deposit_once unique (dossier_id, result_code, result_number),
  constraint deposit_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint deposit_settled check ((state in ('deposited', 'refused', 'void')) = (settled_at is not null))
);
-- What is due.
create index deposit_due on shared_platform.deposit (next_at) where state = 'pending';
-- The list, by state, the newest first.
create index deposit_in_order on shared_platform.deposit (state, created_at, id);

alter table shared_platform.deposit enable row level security;
create policy sight on shared_platform.deposit to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on shared_platform.deposit from mot_cua_application;
