-- What every module stands on: outbox, idempotency, audit.
create schema platform;
create schema audit;

-- One row per event of a committed change. The relay hands it to its subscribers in the transaction that marks it done.
create table platform.outbox_message (
  id              bigint generated always as identity primary key,
  name            text        not null,
  subject_id      uuid        not null,
  payload         jsonb       not null,
  correlation_id  text        not null,
  occurred_at     timestamptz not null,
  state           text        not null default 'pending' check (state in ('pending', 'done', 'parked')),
  attempts        integer     not null default 0,
  next_attempt_at timestamptz not null,
  done_at         timestamptz,
  last_error      text
);
-- The relay's claim: oldest pending first. Partial, so it stays as small as the backlog.
create index outbox_message_pending on platform.outbox_message (id) where state = 'pending';
-- "None of this subject before it": keeps the messages of one dossier in order between relays.
create index outbox_message_pending_subject on platform.outbox_message (subject_id, id) where state = 'pending';
create index outbox_message_parked on platform.outbox_message (id) where state = 'parked';

-- The answer of a creating request, kept with the change it made: a replay gets the same answer and no second effect.
create table platform.idempotency_key (
  principal     text        not null,
  key           text        not null,
  operation     text        not null,
  fingerprint   text        not null,
  answer        jsonb       not null,
  created_at    timestamptz not null,
  primary key (principal, key)
);
-- The hourly clean-up deletes by age.
create index idempotency_key_age on platform.idempotency_key (created_at);

create table audit.entry (
  id             bigint generated always as identity primary key,
  at             timestamptz not null,
  actor          text        not null,
  officer_id     integer,
  action         text        not null,
  subject_type   text        not null,
  subject_id     text        not null,
  correlation_id text        not null,
  details        jsonb       not null
);
-- "Who touched this dossier, in order."
create index entry_subject on audit.entry (subject_type, subject_id, id);
