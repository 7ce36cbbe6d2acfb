-- Citizens sign on with their electronic identity, over the same rows as officers with the province's provider. Nobody is
-- kept by name or number: who a session is of, is the blind index of an identity number (`applicant.identity_index`).

alter table identity.sign_on
  -- Of which provider the answer is awaited: one that comes back to the other's address finds nothing.
  add column who text not null default 'officer' check (who in ('officer', 'citizen'));

alter table identity.handover
  alter column account_id drop not null,
  add column citizen_index bytea,
  add constraint handover_of_one check (num_nonnulls(account_id, citizen_index) = 1),
  add constraint handover_of_citizen check (citizen_index is null or not second_factor);

-- Apart from officers': no statement that looks for the one finds the other. A row is taken away at the sign-out.
create table identity.citizen_session (
  id            uuid        primary key,
  citizen_index bytea       not null,
  -- SHA-256: a copy of this table signs nobody in.
  access_hash   bytea       not null,
  opened_at     timestamptz not null,
  -- However busy it is; nothing prolongs it.
  ends_at       timestamptz not null
);
-- Whose token it is: asked with each request.
create unique index citizen_session_access on identity.citizen_session (access_hash);
-- The hourly clean-up deletes by age.
create index citizen_session_age on identity.citizen_session (ends_at);
-- Nothing prolongs it, nor gives it to another.
revoke update on identity.citizen_session from mot_cua_application;
