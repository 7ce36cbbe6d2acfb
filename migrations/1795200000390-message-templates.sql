-- What people outside are told, as texts with placeholders, by event, channel, language and agency. An agency without its
-- own writes with that of the agency above, in the end with the shipped one. Versions are never changed, so that a delivery
-- can say which it was written with.
create table notification.template (
  id           integer     generated always as identity primary key,
  intent       text        not null,
  channel      text        not null check (channel in ('sms', 'email')),
  language     text        not null check (language in ('vi', 'en')),
  -- Null: as the product is shipped.
  agency_id    integer,
  version      integer     not null,
  -- Null: from here on as if the agency had none.
  content      jsonb,
  published_at timestamptz not null,
  -- Null: it came with the system.
  published_by integer,
  constraint template_agency foreign key (agency_id) references organization.agency (id),
  constraint template_published_by foreign key (published_by) references organization.officer (id),
  constraint template_shipped check (agency_id is not null or content is not null),
  -- Two administrators at once: one of them adds the version. In this order it also finds what an agency writes with.
  constraint template_version unique nulls not distinct (intent, channel, language, agency_id, version)
);
revoke update, delete on notification.template from mot_cua_application;

-- What an administrator is working on. The revision counts every change of an agency's template for one event, channel and
-- language, drafts, publications and returns alike: who acts names the one they looked at.
create table notification.template_draft (
  intent     text        not null,
  channel    text        not null check (channel in ('sms', 'email')),
  language   text        not null check (language in ('vi', 'en')),
  agency_id  integer     not null,
  revision   integer     not null,
  -- Null: there is none at present.
  content    jsonb,
  changed_at timestamptz not null,
  changed_by integer     not null,
  primary key (agency_id, intent, channel, language),
  constraint template_draft_agency foreign key (agency_id) references organization.agency (id),
  constraint template_draft_changed_by foreign key (changed_by) references organization.officer (id)
);
revoke delete on notification.template_draft from mot_cua_application;

-- Null: written before there were templates.
alter table notification.delivery
  add column template_id integer,
  add constraint delivery_template foreign key (template_id) references notification.template (id);
