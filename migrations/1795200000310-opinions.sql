-- Opinions asked of other agencies on a running dossier (NĐ 61/2018/NĐ-CP, Đ.19.5): each names what is asked and until
-- when. Answered, taken back or ended with the dossier, it stays.
create table dossier.opinion (
  id               uuid        primary key,
  dossier_id       uuid        not null,
  -- The step it was asked from, and the agency that had it.
  step             text        not null,
  asking_agency_id integer     not null,
  asked_agency_id  integer     not null,
  question         text        not null,
  -- Of the paper it is asked by.
  paper            text,
  limit_given      jsonb       not null,
  asked_at         timestamptz not null,
  -- Sequence of the history line it was asked with, and of the one that ended it.
  asked_in         integer     not null,
  asked_by         integer     not null,
  asked_by_name    text        not null,
  asked_by_title   text        not null,
  -- By the limit, on the calendar of the asked agency.
  due_at           timestamptz not null,
  -- The asked agency sees the dossier because of it, and had no other reason to.
  joins            boolean     not null,
  -- Who of the asked agency took it upon them.
  claimed_by       integer,
  claimed_at       timestamptz,
  state            text        not null default 'open',
  ended_at         timestamptz,
  ended_in         integer,
  -- Null where it ended with its dossier.
  ended_by         integer,
  ended_by_name    text,
  ended_by_title   text,
  -- Answered after it was due, as official reports compare.
  late             boolean     not null default false,
  verdict          text,
  answer           text,
  -- Numbers and names of the papers it was answered by.
  papers           jsonb       not null default '[]',
  -- Why it was taken back.
  reason           text,
  constraint opinion_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint opinion_asking foreign key (asking_agency_id) references organization.agency (id),
  constraint opinion_asked foreign key (asked_agency_id) references organization.agency (id),
  constraint opinion_state check (state in ('open', 'answered', 'taken-back', 'ended')),
  constraint opinion_verdict check (verdict in ('agree', 'disagree', 'other')),
  constraint opinion_ended check ((state = 'open') = (ended_at is null)),
  constraint opinion_answered check ((state = 'answered') = (verdict is not null and answer is not null))
);
-- Those of one dossier, in the order they were asked; each action looks for open ones.
create index opinion_of_dossier on dossier.opinion (dossier_id, asked_at, id);
-- What an agency has to answer, the most urgent first. Partial, or it would read all it ever answered.
create index opinion_to_answer on dossier.opinion (asked_agency_id, due_at, id) where state = 'open';
-- What heads look at: not answered yet, or late; of the agency that was asked, and of the one that asked.
create index opinion_late_of_asked on dossier.opinion (asked_agency_id, due_at desc, id desc) where state = 'open' or late;
create index opinion_late_of_asking on dossier.opinion (asking_agency_id, due_at desc, id desc) where state = 'open' or late;

revoke delete on dossier.opinion from mot_cua_application;

alter table dossier.opinion enable row level security;
create policy sight on dossier.opinion to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');

-- Who was asked by mistake, or was sent what is not theirs, sees the dossier no longer once it is taken back.
grant delete on dossier.participation to mot_cua_application;
