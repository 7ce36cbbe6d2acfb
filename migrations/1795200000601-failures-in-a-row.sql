-- Tries in a row that did not succeed: how long the next one waits. `attempts` counts every claim there ever was, and fences.
alter table shared_platform.deposit add column failures integer not null default 0;
alter table shared_platform.civil_arrival add column failures integer not null default 0;
alter table shared_platform.civil_telling add column failures integer not null default 0;
