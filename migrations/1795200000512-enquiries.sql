-- What applicants ask or complain of about their dossiers, and what they were answered.
create table feedback.enquiry (
  id             uuid        primary key,
  dossier_id     uuid        not null,
  -- `complaint`: phản ánh, kiến nghị.
  kind           text        not null check (kind in ('complaint', 'question')),
  -- Sealed for this row; `null` = erased with the other personal data of the dossier.
  content_sealed bytea,
  sent_at        timestamptz not null,
  -- Who owes the answer, and by when: reckoned once, in working days of that agency.
  agency_id      integer     not null,
  due_at         timestamptz not null,
  -- Sealed as well: it speaks of the same people.
  answer_sealed  bytea,
  answered_at    timestamptz,
  answered_by    integer,
  constraint enquiry_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint enquiry_agency foreign key (agency_id) references organization.agency (id),
  constraint enquiry_answered_by foreign key (answered_by) references organization.officer (id),
  constraint enquiry_answered check ((answered_at is null) = (answered_by is null)
    and (answer_sealed is null or answered_at is not null))
);
-- Those of a dossier, for its applicant and for how many of them wait.
create index enquiry_of_dossier on feedback.enquiry (dossier_id, sent_at);
-- What waits for an answer, by when it is due, over all agencies. Partial: the answered ones, which are most, leave it.
create index enquiry_waiting on feedback.enquiry (due_at, id) where answered_at is null;
-- What was answered, the newest first.
create index enquiry_answered_last on feedback.enquiry (answered_at, id) where answered_at is not null;

alter table feedback.enquiry enable row level security;
create policy sight on feedback.enquiry to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on feedback.enquiry from mot_cua_application;
