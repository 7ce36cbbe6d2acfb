-- Answers to questions of the portal that it refused, as they were when somebody corrected them. `portal_sync.question` has the newest.
create table portal_sync.refused_answer (
  question_id uuid        not null,
  ordinal     bigint      generated always as identity,
  answer      text        not null,
  answered_at timestamptz not null,
  answered_by integer     not null,
  -- Why, in the portal's words, without what it quoted of people; `null` = it gave no reason.
  refusal     text,
  constraint refused_answer_pkey primary key (question_id, ordinal),
  constraint refused_answer_question foreign key (question_id) references portal_sync.question (id),
  constraint refused_answer_by foreign key (answered_by) references organization.officer (id)
);
revoke update, delete on portal_sync.refused_answer from mot_cua_application;
