-- By what a message is known again: a keyed hash of channel, recipient and finished text. Erased with them.
alter table notification.delivery add column said_digest bytea;
-- Whether the same was said a moment ago.
create index delivery_said on notification.delivery (said_digest, created_at) where said_digest is not null;
