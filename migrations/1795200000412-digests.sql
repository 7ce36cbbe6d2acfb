-- A message may be for an officer: the mail of the day. Then it is of no dossier, and nobody but the worker sees it.
alter table notification.delivery
  add column officer_id integer,
  drop constraint delivery_subject,
  add constraint delivery_subject check
    (case when officer_id is null then num_nonnulls(dossier_id, submission_id) > 0
          else num_nonnulls(dossier_id, submission_id) = 0 end),
  add constraint delivery_officer foreign key (officer_id) references organization.officer (id);
-- What officers were sent, to forget it when it is old; most messages are to applicants.
create index delivery_to_officers on notification.delivery (created_at)
  where officer_id is not null and recipient_sealed is not null;

-- Days whose mails were written: all of them in the transaction that puts the day down.
create table notification.digest_day (
  day     date        primary key,
  made_at timestamptz not null
);
revoke update, delete on notification.digest_day from mot_cua_application;

-- Officers who said whether they want the mail of the day; who has said nothing gets it.
create table notification.digest_wish (
  officer_id integer     primary key,
  wanted     boolean     not null,
  changed_at timestamptz not null,
  constraint digest_wish_officer foreign key (officer_id) references organization.officer (id)
);
revoke delete on notification.digest_wish from mot_cua_application;
