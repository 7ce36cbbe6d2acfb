-- Passwords that are remembered, failed sign-ins that are counted, second factors, sessions of two tokens.

alter table identity.account
  -- Until when a password somebody else chose is of use; null = the officer chose it.
  add column one_time_password_until timestamptz;
-- One officer, one account: two would be two passwords for one signature.
create unique index account_officer_unique on identity.account (officer_id);

-- The passwords before the present one, so that none of them comes back.
create table identity.former_password (
  id            bigint generated always as identity primary key,
  account_id    integer     not null,
  replaced_at   timestamptz not null,
  password_hash text        not null,
  constraint former_password_account foreign key (account_id) references identity.account (id)
);
-- The latest of an account, to be compared with the one that is wished for.
create index former_password_account_id on identity.former_password (account_id, id);

-- Failures in a row, of a user name and from an address, whether such an account exists or not.
create table identity.failed_attempt (
  kind     text        not null check (kind in ('name', 'address')),
  -- SHA-256 of the name, in hex: what is typed for a name may be a password. An address, or the /64 network of IPv6.
  subject  text        not null,
  failures integer     not null,
  last_at  timestamptz not null,
  -- Nothing is tried before.
  next_at  timestamptz not null,
  primary key (kind, subject)
);
-- The hourly clean-up deletes by age.
create index failed_attempt_age on identity.failed_attempt (last_at);

create table identity.second_factor (
  account_id    integer     primary key,
  -- Must be read again to check a code.
  secret_sealed bytea       not null,
  begun_at      timestamptz not null,
  -- Null while no code of it was ever shown: it binds nobody yet.
  confirmed_at  timestamptz,
  -- The half-minute (RFC 6238: T) of the last code that was taken: none of it or before it is taken again.
  last_step     integer,
  constraint second_factor_account foreign key (account_id) references identity.account (id)
);

create table identity.recovery_code (
  account_id integer     not null,
  code_hash  bytea       not null,
  used_at    timestamptz,
  primary key (account_id, code_hash),
  constraint recovery_code_factor foreign key (account_id) references identity.second_factor (account_id) on delete cascade
);

-- Whoever is signed in signs in anew: sessions were one token that lasted for a working day.
drop table identity.session;

create table identity.session (
  id                bigint generated always as identity primary key,
  account_id        integer     not null,
  method            text        not null check (method in ('password', 'sign-on')),
  second_factor     boolean     not null,
  opened_at         timestamptz not null,
  -- To the minute.
  last_used_at      timestamptz not null,
  -- However busy it is.
  ends_at           timestamptz not null,
  ended_at          timestamptz,
  address           text        not null,
  user_agent        text        not null,
  -- Only hashes of the tokens are kept: a copy of this table signs nobody in.
  access_hash       bytea       not null,
  access_expires_at timestamptz not null,
  refresh_hash      bytea       not null,
  constraint session_account foreign key (account_id) references identity.account (id)
);
-- Who is behind a token: asked with each request, and with each refresh.
create unique index session_access on identity.session (access_hash);
create unique index session_refresh on identity.session (refresh_hash);
-- An account's own sessions, to be shown and to be ended.
create index session_account_id on identity.session (account_id);
-- The hourly clean-up deletes by age.
create index session_age on identity.session (ends_at);

-- Refresh tokens that were exchanged. One that comes again was copied.
create table identity.spent_refresh_token (
  token_hash bytea       primary key,
  session_id bigint      not null,
  spent_at   timestamptz not null,
  constraint spent_refresh_token_session foreign key (session_id) references identity.session (id) on delete cascade
);
-- Forgotten with its session.
create index spent_refresh_token_session_id on identity.spent_refresh_token (session_id);
