-- Programs of others that may read what an agency may see.
create table identity.service_account (
  id               integer     generated always as identity primary key,
  name             text        not null,
  agency_id        integer     not null,
  purpose          text        not null,
  owner_officer_id integer     not null,
  created_at       timestamptz not null,
  disabled_at      timestamptz,
  constraint service_account_name_unique unique (name),
  constraint service_account_agency foreign key (agency_id) references organization.agency (id),
  constraint service_account_owner foreign key (owner_officer_id) references organization.officer (id)
);

-- A key is `mck_<id>_<secret>`. The secret has 256 random bits, so one SHA-256 hides it as well as a slow hash would.
create table identity.service_key (
  id                 text        primary key,
  service_account_id integer     not null,
  secret_hash        bytea       not null,
  scopes             text[]      not null,
  created_at         timestamptz not null,
  expires_at         timestamptz not null,
  replaced_by        text,
  last_used_at       timestamptz,
  revoked_at         timestamptz,
  constraint service_key_of_account foreign key (service_account_id) references identity.service_account (id),
  constraint service_key_replaced_by foreign key (replaced_by) references identity.service_key (id),
  constraint service_key_has_scopes check (cardinality(scopes) > 0),
  constraint service_key_at_most_a_year check (expires_at <= created_at + interval '366 days')
);
-- The keys of an account, in lists.
create index service_key_service_account_id on identity.service_key (service_account_id);
