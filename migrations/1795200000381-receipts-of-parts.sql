-- What became of a part stays with it until the others are told of, which may be days: receipts of ids that are no whole
-- message are forgotten sooner. The index finds the parts of a message.
alter table notification.sms_part
  add column outcome text check (outcome in ('expired', 'rejected', 'undeliverable', 'delivered')),
  add column at      timestamptz,
  add column reason  text,
  add check ((outcome is null) = (at is null));
create index sms_part_message on notification.sms_part (gateway, message_id);
