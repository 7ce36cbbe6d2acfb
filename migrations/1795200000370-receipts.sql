-- What gateways tell, some time after they took a message, of what became of it. One that comes again is kept once; nothing
-- here names a person, and the message it is of may be unknown.
create table notification.receipt (
  gateway     text        not null,
  gateway_id  text        not null,
  outcome     text        not null check (outcome in ('expired', 'rejected', 'undeliverable', 'delivered')),
  at          timestamptz not null,
  reason      text,
  received_at timestamptz not null,
  primary key (gateway, gateway_id, outcome)
);
