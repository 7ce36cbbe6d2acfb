-- Of shares of limits and of being urged on, officers may be told outside the system as well. What came since they were told last,
-- over however many transactions, becomes one letter and one text.
alter table notification.notice
  -- Over what it is still to be told outside; null = over nothing, or told.
  add column untold text[],
  add constraint notice_untold_over check (untold <> '{}' and untold <@ array['email', 'sms']);
-- What a round takes, officer by officer, and whether they are urged on among it. Partial: what was told leaves it.
create index notice_untold on notification.notice (officer_id, kind) where untold is not null;

-- Officers who are told outside: who holds the row writes to them, and nobody else does meanwhile.
create table notification.telling_outside (
  officer_id integer     primary key,
  -- Null = never yet. Whoever was told just now is not told again at once.
  told_at    timestamptz,
  constraint telling_outside_officer foreign key (officer_id) references organization.officer (id)
);
revoke delete on notification.telling_outside from mot_cua_application;
