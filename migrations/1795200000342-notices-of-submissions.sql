-- Who hands in online is told before there is a dossier. A notice is of a submission then; once that is a dossier, of both.
alter table notification.delivery
  alter column dossier_id drop not null,
  add column submission_id uuid,
  add constraint delivery_submission foreign key (submission_id) references intake.submission (id),
  add constraint delivery_subject check (dossier_id is not null or submission_id is not null);
-- What was told of a submission, and the order it goes out in; most notices are of none.
create index delivery_submission_id on notification.delivery (submission_id, created_at) where submission_id is not null;

-- Of who sees the submission as well.
drop policy sight on notification.delivery;
create policy sight on notification.delivery to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1)
         or (select true from intake.submission s where s.id = submission_id limit 1));
