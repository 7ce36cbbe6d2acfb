-- Other systems that are told of changes: subscriptions, what each is told in its order, and the calls made for it. Nothing here is
-- personal: codes, states, times and agencies alone.
create schema webhook;

create table webhook.subscription (
  id            uuid        primary key,
  name          text        not null,
  endpoint      text        not null,
  events        text[]      not null,
  -- Of dossiers this agency takes part in; null = of all.
  agency_id     integer,
  -- The service account that may ask for its events once more; null = administrators alone.
  service       text,
  -- What its calls are signed with, and until when they are signed with the one before as well.
  secret_sealed bytea       not null,
  former_sealed bytea,
  former_until  timestamptz,
  state         text        not null default 'active' check (state in ('active', 'paused', 'ended')),
  -- A code that has words (libs/webhook/src/domain/subscription.ts).
  paused_because text       check (paused_because in ('failing', 'gone', 'administrator')),
  -- Numbers of what it was last given and of what it is told next: beyond the former, nothing waits.
  last_sequence bigint      not null default 0,
  next_sequence bigint      not null default 1,
  -- The call under way and how many were made; who was overtaken changes nothing.
  calling_since timestamptz,
  calls         integer     not null default 0,
  -- Calls in vain: since when, how many, and not before when the next.
  failing_since timestamptz,
  tries         integer     not null default 0,
  due_at        timestamptz,
  sweeps        integer     not null default 0,
  touched_at    timestamptz not null,
  created_at    timestamptz not null,
  constraint subscription_name unique (name),
  constraint subscription_agency foreign key (agency_id) references organization.agency (id),
  constraint subscription_former check ((former_sealed is null) = (former_until is null)),
  constraint subscription_paused check ((state = 'paused') = (paused_because is not null))
);

create table webhook.event (
  subscription_id uuid        not null,
  sequence        bigint      not null,
  -- The same for whoever is told, and whenever: receivers know by it what they have had.
  event_id        text        not null,
  type            text        not null,
  -- Code of the dossier.
  subject         text        not null,
  happened_at     timestamptz not null,
  data            jsonb       not null,
  created_at      timestamptz not null,
  primary key (subscription_id, sequence),
  constraint event_subscription foreign key (subscription_id) references webhook.subscription (id),
  -- An outbox message heard of twice is told once.
  constraint event_once unique (subscription_id, event_id)
);
-- What is to be forgotten.
create index event_created_at on webhook.event (created_at);

-- One call. Without an end it is under way; `abandoned`, its worker died, and what it told may be told twice.
create table webhook.exchange (
  subscription_id uuid        not null,
  call            integer     not null,
  sequence        bigint      not null,
  started_at      timestamptz not null,
  ended_at        timestamptz,
  outcome         text check (outcome in ('accepted', 'rejected', 'gone', 'throttled', 'unavailable', 'abandoned')),
  -- HTTP; null = there was no answer.
  status          integer,
  reason          text,
  primary key (subscription_id, call),
  constraint exchange_subscription foreign key (subscription_id) references webhook.subscription (id)
);
-- What is to be forgotten.
create index exchange_started_at on webhook.exchange (started_at);

revoke delete on webhook.subscription from mot_cua_application;
revoke update on webhook.event from mot_cua_application;
