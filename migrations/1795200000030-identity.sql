create schema identity;

create table identity.account (
  id            integer generated always as identity primary key,
  username      text        not null,
  password_hash text        not null,
  officer_id    integer     not null,
  disabled_at   timestamptz,
  constraint account_username_unique unique (username),
  constraint account_officer foreign key (officer_id) references organization.officer (id)
);

-- Only a hash of the token is kept: a copy of this table signs nobody in.
create table identity.session (
  token_hash bytea       primary key,
  account_id integer     not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint session_account foreign key (account_id) references identity.account (id)
);
-- Revoking all sessions of an account, and cleaning up expired ones.
create index session_account_id on identity.session (account_id);
