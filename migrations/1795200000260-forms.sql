-- How agencies' forms look: texts and paper, by version. Versions are never changed, and are for acts from a day on, but
-- none from before it was set, so that what was handed out prints the same again.
create schema form;

create table form.template (
  -- Null: for agencies that have none, nor anyone above them.
  agency_id  integer,
  form       text        not null,
  version    integer     not null,
  valid_from date        not null,
  content    jsonb       not null,
  set_at     timestamptz not null,
  -- Null: it came with the system.
  set_by     integer,
  constraint template_form check (form in
    ('receipt', 'supplement-request', 'refusal', 'apology', 'stop-notice', 'control-slip', 'tracking-book')),
  constraint template_agency foreign key (agency_id) references organization.agency (id),
  constraint template_set_by foreign key (set_by) references organization.officer (id),
  -- Two administrators at once: one of them adds the version.
  constraint template_version unique nulls not distinct (agency_id, form, version)
);

-- The forms of TT 01/2018/TT-VPCP (A5, the book A4), from before there were dossiers here; from 15/09/2025 those of
-- TT 03/2025/TT-VPCP. A stop notice by the former is refused, as it prescribes none.
insert into form.template (form, version, valid_from, content, set_at)
select f.form, e.version, e.valid_from, jsonb_build_object('edition', e.edition,
         'paper', case when f.form = 'tracking-book' or (e.version = 2 and f.form <> 'receipt') then 'A4' else 'A5' end,
         'title', null, 'superior', null, 'agency', null, 'place', null, 'notes', '[]'::jsonb, 'footer', null),
       timestamptz '2000-01-01T00:00:00Z'
from (values ('receipt'), ('supplement-request'), ('refusal'), ('apology'), ('stop-notice'), ('control-slip'),
             ('tracking-book')) f(form)
cross join (values (1, date '2000-01-01', 'tt01-2018'), (2, date '2025-09-15', 'tt03-2025')) e(version, valid_from, edition);

revoke update, delete on form.template from mot_cua_application;
