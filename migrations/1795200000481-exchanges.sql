-- Calls to the national portal, for the one who looks for what is wrong. No personal data: of a call that went wrong the
-- content is kept with them masked, of one that went well none, for history can tell it again.
create table portal_sync.exchange (
  id       bigint      generated always as identity primary key,
  at       timestamptz not null,
  service  text        not null,
  codes    text[]      not null,
  outcome  text        not null check (outcome in ('accepted', 'partly', 'refused', 'uncertain', 'unavailable')),
  message  text,
  refusals jsonb       not null,
  took_ms  integer     not null,
  content  jsonb
);
-- Those of a dossier.
create index exchange_codes on portal_sync.exchange using gin (codes);
-- Those that went wrong, the latest first, among very many that went well.
create index exchange_failed on portal_sync.exchange (id) where outcome <> 'accepted';
-- Forgotten by age.
create index exchange_at on portal_sync.exchange (at);
revoke update on portal_sync.exchange from mot_cua_application;
