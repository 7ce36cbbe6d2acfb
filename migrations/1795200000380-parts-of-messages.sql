-- In which parts a gateway took a message that is longer than one: each has an id and a receipt of its own. Ids of the
-- gateway alone, nothing names a person. The primary key finds the message of a part that a receipt is of.
create table notification.sms_part (
  gateway    text not null,
  part_id    text not null,
  message_id text not null,
  primary key (gateway, part_id)
);
