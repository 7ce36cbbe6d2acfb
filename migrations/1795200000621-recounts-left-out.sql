-- Agencies whose boards a night could not hold against the histories: something of them moved each time, or comparing them failed.
-- `agencies` counts the others.
alter table supervision.recount add column not_compared integer[] not null default '{}';
