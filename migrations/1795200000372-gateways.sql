-- How much of its channel's messages each gateway is given: shared by all workers, weighed anew every few seconds from the calls
-- of the last ten minutes (libs/notification/src/domain/gateway-health.ts).
create table notification.gateway (
  name         text        primary key,
  weight       integer     not null default 100 check (weight between 10 and 100),
  weighed_at   timestamptz not null,
  -- Nothing goes there until then, unless all are closed.
  closed_until timestamptz,
  looked_at    timestamptz not null
);

-- Calls a gateway was asked for in the present second, by all workers together; in the form of rate-limiter-flexible. What
-- a crash loses of it is a second old, so no write waits for the disk's log.
create unlogged table notification.call_count (
  key    text    primary key,
  points integer not null default 0,
  expire bigint
);
