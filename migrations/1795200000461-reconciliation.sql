-- Comparing the portal's books with ours, day by day of when dossiers were last sent, then dossier by dossier. The row says how far it has
-- come; whoever goes on with it does so under a higher number of attempts.
create table portal_sync.reconciliation (
  id            integer     generated always as identity primary key,
  kind          text        not null check (kind in ('nightly', 'asked')),
  from_day      date        not null,
  until_day     date        not null,
  asked_by      integer,
  ground        text,
  began_at      timestamptz not null,
  ended_at      timestamptz,
  -- Where it is: what of a day lies behind, and what of it could not be compared because it was on its way.
  day           date        not null,
  after_sent    timestamptz,
  after_dossier uuid,
  day_compared  integer     not null default 0,
  day_moving    integer     not null default 0,
  attempts      integer     not null default 0,
  -- Null = nobody is at it.
  touched_at    timestamptz,
  not_before    timestamptz,
  last_error    text,
  days          integer     not null default 0,
  passed_over   integer     not null default 0,
  compared      integer     not null default 0,
  moving        integer     not null default 0,
  differences   integer     not null default 0,
  -- Fields the portal never told, so that nothing is known of them.
  untold        text[]      not null default '{}',
  constraint reconciliation_asked_by foreign key (asked_by) references organization.officer (id),
  constraint reconciliation_asked check ((kind = 'asked') = (asked_by is not null and ground is not null)),
  constraint reconciliation_days check (from_day <= day and from_day <= until_day)
);
-- Of a night there is one, and of nights one at a time, however many workers wake up.
create unique index reconciliation_of_night on portal_sync.reconciliation (until_day) where kind = 'nightly';
create unique index reconciliation_at_night on portal_sync.reconciliation ((true)) where kind = 'nightly' and ended_at is null;
-- What is to be gone on with.
create index reconciliation_running on portal_sync.reconciliation (id) where ended_at is null;
revoke delete on portal_sync.reconciliation from mot_cua_application;

-- Days on which every dossier was compared. What is sent again leaves its day for today, so a day that is behind gets nothing new.
create table portal_sync.compared_day (
  day         date        primary key,
  settled_at  timestamptz not null,
  dossiers    integer     not null
);
revoke delete on portal_sync.compared_day from mot_cua_application;

-- In what the portal's books differed from ours, by dossier and kind. It is gone when a comparison does not find it any more.
create table portal_sync.difference (
  id               bigint      generated always as identity primary key,
  dossier_id       uuid        not null,
  kind             text        not null check (kind in ('not-held', 'status', 'content', 'papers', 'money', 'progress-missing',
    'progress-foreign', 'progress-doubled', 'progress-order', 'refused', 'unsendable')),
  reason           text        not null,
  -- The first change the portal lacks.
  sequence         integer,
  -- Until then it was right, as far as is known: it had just been told, or was compared.
  since            timestamptz not null,
  found_at         timestamptz not null,
  found_in         integer     not null,
  seen_at          timestamptz not null,
  -- What is to mend it, for the how manyeth time.
  republication_id bigint,
  tries            integer     not null default 0,
  -- Who looks after what is not mended of itself.
  owner_agency_id  integer     not null,
  gone_at          timestamptz,
  constraint difference_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint difference_found_in foreign key (found_in) references portal_sync.reconciliation (id),
  constraint difference_republication foreign key (republication_id) references portal_sync.republication (id),
  constraint difference_owner foreign key (owner_agency_id) references organization.agency (id)
);
-- Found again it is the same one.
create unique index difference_present on portal_sync.difference (dossier_id, kind) where gone_at is null;
-- The report of a period, and the list.
create index difference_found on portal_sync.difference (found_at, id);

-- The days of a comparison: what was last sent when.
create index publication_sent on portal_sync.publication (sent_at, dossier_id) where state = 'sent';

alter table portal_sync.difference enable row level security;
create policy sight on portal_sync.difference to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on portal_sync.difference from mot_cua_application;
