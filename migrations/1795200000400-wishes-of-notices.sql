-- Over which channels an applicant wants to hear of a dossier, and in which language. Who has not said is told over all there
-- are, in Vietnamese, as before.
alter table dossier.applicant
  add column told_over text[] not null default '{sms,email}',
  add column told_in   text   not null default 'vi',
  add constraint applicant_told_over check (told_over <@ '{sms,email}'::text[]),
  add constraint applicant_told_in check (told_in in ('vi', 'en'));
