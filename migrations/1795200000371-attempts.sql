-- What a delivery has come to, and every call that was made for it.
alter table notification.delivery
  drop constraint delivery_state_check,
  add constraint delivery_state check
    (state in ('pending', 'sending', 'sent', 'delivered', 'failed', 'undeliverable', 'suppressed')),
  -- Why it ended without arriving: a code that has words (libs/notification/src/domain/reason.ts).
  add column reason text,
  add constraint delivery_reason check (reason is null or state in ('failed', 'undeliverable', 'suppressed')),
  -- For whose desk it goes out; who sends much waits for itself.
  add column agency_id integer references organization.agency (id),
  -- When that happened which it tells of; absent, it was written at once.
  add column happened_at timestamptz,
  -- Its tries: since when, how many calls, over what the last one went, and not before when the next. Absent = created_at,
  -- at once.
  add column tried_since timestamptz,
  add column tries integer not null default 0,
  add column gateway text,
  add column due_at timestamptz,
  -- What a gateway knows it by in all tries; a message that is sent again on purpose gets another. Absent = id.
  add column request_id uuid,
  add column arrived_at timestamptz;

update notification.delivery set reason = 'refused' where state = 'failed';
update notification.delivery n set agency_id = d.receiving_agency_id from dossier.dossier d where d.id = n.dossier_id;
update notification.delivery n set agency_id = s.desk_agency_id from intake.submission s
where s.id = n.submission_id and n.dossier_id is null;

-- One call of a gateway. Without an end it is under way; `abandoned`, its worker died: the gateway may have taken it, and what is
-- sent after it may be there twice.
create table notification.attempt (
  id          uuid        primary key default uuidv7(),
  delivery_id uuid        not null references notification.delivery (id),
  number      integer     not null,
  channel     text        not null check (channel in ('sms', 'email')),
  gateway     text        not null,
  request_id  uuid        not null,
  -- From that which it tells of to the first call; absent for later ones.
  waited      interval,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  outcome     text check (outcome in ('accepted', 'rejected', 'undeliverable', 'throttled', 'unavailable', 'abandoned')),
  reason      text,
  gateway_id  text,
  segments    integer,
  arrived_at  timestamptz,
  constraint attempt_once unique (delivery_id, number)
);
-- How gateways have been doing lately, and figures of a time.
create index attempt_started_at on notification.attempt (started_at);
-- Of which call a receipt is.
create index attempt_gateway_id on notification.attempt (gateway, gateway_id, started_at) where gateway_id is not null;
revoke delete on notification.attempt from mot_cua_application;

alter table notification.attempt enable row level security;
create policy sight on notification.attempt to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from notification.delivery d where d.id = delivery_id limit 1));

-- Receipts that wait to be taken in: their call may not be written down yet.
alter table notification.receipt add column settled_at timestamptz;
create index receipt_unsettled on notification.receipt (received_at) where settled_at is null;
