-- Over which channels an event of a procedure is not told by an agency and those below it. The nearest agency that says
-- something of the event decides; nothing switched off = all channels again. All channels of an event are one row, so that two
-- administrators cannot switch off the one what the other leaves.
create table notification.channel_switch (
  agency_id      integer     not null,
  procedure_code text        not null,
  intent         text        not null,
  off            text[]      not null check (off <@ '{sms,email}'::text[]),
  changed_at     timestamptz not null,
  changed_by     integer     not null,
  -- Looked up with every message, by procedure and event; then by the agencies from the desk upwards.
  primary key (procedure_code, intent, agency_id),
  constraint channel_switch_agency foreign key (agency_id) references organization.agency (id),
  constraint channel_switch_changed_by foreign key (changed_by) references organization.officer (id)
);
revoke delete on notification.channel_switch from mot_cua_application;
