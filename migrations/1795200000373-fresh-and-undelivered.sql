-- What an agency has waiting that was never tried, oldest first: how much is ahead of a message decides who goes first.
create index delivery_fresh on notification.delivery (agency_id, channel, created_at) where state = 'pending' and tries = 0;
-- What did not arrive, for who answers for it, the latest first. It is little, beside what does.
create index delivery_undelivered on notification.delivery (touched_at desc, id desc)
  where state in ('failed', 'undeliverable');
