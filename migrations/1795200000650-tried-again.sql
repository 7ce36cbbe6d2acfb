-- What an agency has waiting that was tried before, or is sent again, by when it is due: how much is ahead of a message decides who goes
-- first among those as well. Partial: what arrives at the first try, which is most, is never in it.
create index delivery_again on notification.delivery (agency_id, channel, (coalesce(due_at, tried_since, created_at)), id)
  where state = 'pending' and attempts > 0;
