-- Who an account is at a provider of single sign-on.
create table identity.external_identity (
  id         integer     generated always as identity primary key,
  issuer     text        not null,
  subject    text        not null,
  account_id integer     not null,
  linked_at  timestamptz not null,
  -- Every sign-on finds its account by it; a person of the provider is one account.
  constraint external_identity_unique unique (issuer, subject),
  -- An account is one person of each provider: a user name the provider gives to somebody else opens nothing.
  constraint external_identity_account unique (account_id, issuer),
  constraint external_identity_of_account foreign key (account_id) references identity.account (id)
);

-- Browsers on their way to the provider. A row is taken when the browser is back, and is worthless after ten minutes.
-- The verifier is kept as it is because the provider must be told it; it opens nothing without the client's secret.
create table identity.sign_on (
  state_hash       bytea       primary key,
  nonce            text        not null,
  code_verifier    text        not null,
  client_challenge bytea       not null,
  expires_at       timestamptz not null
);
-- Sweeping out those who never came back.
create index sign_on_expires_at on identity.sign_on (expires_at);

-- Officers the provider has named, until their client has fetched the session.
create table identity.handover (
  code_hash        bytea       primary key,
  client_challenge bytea       not null,
  account_id       integer     not null,
  second_factor    boolean     not null,
  expires_at       timestamptz not null,
  constraint handover_of_account foreign key (account_id) references identity.account (id)
);
-- Sweeping out those that were never fetched.
create index handover_expires_at on identity.handover (expires_at);
