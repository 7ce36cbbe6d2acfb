-- Questions people ask again and again, with the answer of the province.
create table feedback.answered_question (
  id             uuid        primary key,
  version        integer     not null,
  question       text        not null,
  answer         text        not null,
  -- What it is about; null = no procedure of its own.
  procedure_code text,
  published      boolean     not null,
  edited_at      timestamptz not null,
  -- What it is found by: both, without marks and in lower case.
  key            text        not null generated always as (dossier.name_key(question || ' ' || answer)) stored
);
-- The public list, the newest first, all of them or of one procedure. Partial: nobody outside sees the others.
create index answered_question_listed on feedback.answered_question (edited_at, id) where published;
create index answered_question_of_procedure on feedback.answered_question (procedure_code, edited_at, id) where published;
-- Any part of any word.
create index answered_question_found on feedback.answered_question using gin (key public.gin_trgm_ops) where published;
revoke delete on feedback.answered_question from mot_cua_application;

-- What it said before, and who wrote it; never changed.
create table feedback.answered_question_version (
  question_id    uuid        not null,
  version        integer     not null,
  question       text        not null,
  answer         text        not null,
  procedure_code text,
  published      boolean     not null,
  edited_at      timestamptz not null,
  edited_by      integer     not null,
  primary key (question_id, version),
  constraint answered_question_version_of foreign key (question_id) references feedback.answered_question (id),
  constraint answered_question_version_by foreign key (edited_by) references organization.officer (id)
);
revoke update, delete on feedback.answered_question_version from mot_cua_application;
