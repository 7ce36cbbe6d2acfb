-- Times an operator held publications back. One at a time; it ends with the name of who ended it, and all are kept.
create table portal_sync.pause (
  id         integer     generated always as identity primary key,
  reason     text        not null,
  paused_at  timestamptz not null,
  paused_by  integer     not null,
  resumed_at timestamptz,
  resumed_by integer,
  constraint pause_paused_by foreign key (paused_by) references organization.officer (id),
  constraint pause_resumed_by foreign key (resumed_by) references organization.officer (id),
  constraint pause_ended_by_someone check ((resumed_at is null) = (resumed_by is null))
);
-- Nobody pauses twice at once; asked for with every claim.
create unique index pause_at_present on portal_sync.pause ((true)) where resumed_at is null;
-- Asked for by the sweeper: the last one that ended.
create index pause_ended on portal_sync.pause (resumed_at) where resumed_at is not null;
revoke delete on portal_sync.pause from mot_cua_application;

-- When the portal first had a change; sent_at is when it was last told of it.
alter table portal_sync.publication add acknowledged_at timestamptz;
update portal_sync.publication set acknowledged_at = sent_at where state = 'sent';
-- Figures of the last hours, the latest first.
create index publication_acknowledged on portal_sync.publication (acknowledged_at);
-- What was set aside is listed by when, and found by its dossier over the key.
drop index portal_sync.publication_set_aside;
create index publication_set_aside on portal_sync.publication (touched_at, dossier_id) where state = 'set-aside';
-- What waits is counted and its oldest found by when it was made, sending or not; touched_at tells only of the last try.
create index publication_waiting on portal_sync.publication (created_at) where state in ('pending', 'sending');
