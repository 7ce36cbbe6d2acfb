-- What was held back is sent where the message of the same occasion over another channel did not arrive: in whose place, and
-- when that was decided. Messages of one occasion are found by `delivery_once`.
alter table notification.delivery
  add column stands_in_for uuid references notification.delivery (id),
  add column stood_in_at   timestamptz,
  add constraint delivery_stand_in check ((stands_in_for is null) = (stood_in_at is null));
