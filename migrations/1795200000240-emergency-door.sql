-- Openings of administration outside working hours: by whom, for how long and why (QĐ 742/QĐ-BTTTT).
create table identity.emergency_opening (
  id         integer     generated always as identity primary key,
  -- It lets this session through, and ends with it: sessions that carry one are not forgotten.
  session_id bigint      not null,
  opened_at  timestamptz not null,
  ends_at    timestamptz not null,
  -- Null unless it was closed by hand before.
  closed_at  timestamptz,
  reason     text        not null,
  constraint emergency_opening_session foreign key (session_id) references identity.session (id),
  constraint emergency_opening_bounded check (ends_at > opened_at and ends_at <= opened_at + interval '1 hour')
);
-- That of a session: asked with each act outside working hours, and before sessions are forgotten.
create index emergency_opening_session_id on identity.emergency_opening (session_id);

-- Openings are kept: who looks at them later must find them all.
revoke delete on identity.emergency_opening from mot_cua_application;
