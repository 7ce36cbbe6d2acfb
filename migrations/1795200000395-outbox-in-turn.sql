-- Whose work a message is: the relay serves agencies in turn. 0 = the province's as a whole.
alter table platform.outbox_message add column agency_id integer not null default 0;

-- The relay's claim: the next agency that has something, and its oldest. Partial, so it stays as small as the backlog.
create index outbox_message_turn on platform.outbox_message (agency_id, id) where state = 'pending';
-- What it was claimed by until now; how many are pending is counted from the new one as well.
drop index platform.outbox_message_pending;
