-- When applicants are written to although nothing has happened, and officers in the morning: one row, of the whole province.
create table notification.reminding (
  one              boolean  primary key default true check (one),
  -- Changes of it; who changes names the one they looked at.
  version          integer  not null default 1,
  -- Working days before the end of a request that gives one.
  before_end_days  smallint not null default 2 check (before_end_days between 1 and 30),
  -- Working days after a request that gives none, between further reminders, and how many there are at most.
  first_after_days smallint not null default 5 check (first_after_days between 1 and 60),
  then_every_days  smallint not null default 10 check (then_every_days between 1 and 60),
  at_most          smallint not null default 3 check (at_most between 0 and 10),
  -- Working days an applicant hears nothing.
  silence_days     smallint not null default 10 check (silence_days between 2 and 60),
  -- When officers get the mail of the day, in Viet Nam.
  digest_at        time     not null default '07:30'
);
insert into notification.reminding default values;
revoke insert, delete on notification.reminding from mot_cua_application;

-- Requests for supplements that wait for an answer: how often it was reminded of them, and when to look again. A row comes
-- with the first look and goes with the wait.
create table notification.supplement_reminder (
  dossier_id uuid        not null,
  -- Sequence of the change that asked.
  asked_in   integer     not null,
  -- The ordinal of the last reminder; those nobody was there to send are passed over.
  reminded   smallint    not null default 0,
  -- Null: there is nothing more to remind of.
  look_at    timestamptz,
  primary key (dossier_id, asked_in),
  constraint supplement_reminder_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- The round: those to look at, the longest due first.
create index supplement_reminder_due on notification.supplement_reminder (look_at) where look_at is not null;

-- Silences that were ended by writing first: since when the applicant had heard nothing. Each once, also where nobody could be
-- reached.
create table notification.silence (
  dossier_id uuid        not null,
  since      timestamptz not null,
  noticed_at timestamptz not null,
  primary key (dossier_id, since),
  constraint silence_dossier foreign key (dossier_id) references dossier.dossier (id)
);
revoke update, delete on notification.silence from mot_cua_application;

do $$ declare name text; begin
  foreach name in array array['notification.supplement_reminder', 'notification.silence'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy sight on %s to mot_cua_application
      using ((select platform.sees_everything())
             or (select true from dossier.dossier d where d.id = dossier_id limit 1))', name);
  end loop;
end $$;
