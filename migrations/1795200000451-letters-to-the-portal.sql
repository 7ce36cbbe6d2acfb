-- What citizens ask at the national portal, and who answers.
create table portal_sync.question (
  id             uuid        primary key,
  -- HOIDAPID: the portal's own number of it.
  portal_id      text        not null,
  -- Whom it was put to; `null` = not known, and administrators answer.
  agency_id      integer,
  procedure_code text,
  -- The question and who asks, sealed for this row.
  content_sealed bytea       not null,
  received_at    timestamptz not null,
  answer         text,
  answered_at    timestamptz,
  answered_by    integer,
  constraint question_once unique (portal_id),
  constraint question_agency foreign key (agency_id) references organization.agency (id),
  constraint question_answered_by foreign key (answered_by) references organization.officer (id),
  constraint question_answered check (
    (answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
-- What waits for an answer, the oldest first, and what was answered.
create index question_in_order on portal_sync.question ((answer is null), received_at, id);
revoke delete on portal_sync.question from mot_cua_application;

-- What the portal is told besides dossiers: where a submission stands before it is a dossier, and answers to questions. In order
-- for each of what they are about.
create table portal_sync.letter (
  id          uuid        primary key,
  kind        text        not null check (kind in ('standing', 'answer')),
  -- A submission or a question; no foreign key, for the first is another module's.
  about       uuid        not null,
  ordinal     bigint      generated always as identity,
  -- What is sent, sealed for this row; `null` = settled.
  body_sealed bytea,
  -- `overtaken`: the dossier that came of it tells more.
  state       text        not null check (state in ('pending', 'sent', 'set-aside', 'overtaken')),
  attempts    integer     not null default 0,
  -- When it is to be tried next; while it is being sent, when its sender must have ended.
  next_at     timestamptz not null,
  created_at  timestamptz not null,
  settled_at  timestamptz,
  last_error  text,
  constraint letter_settled check (
    (state in ('pending', 'set-aside')) = (body_sealed is not null) and (state in ('sent', 'overtaken')) = (settled_at is not null))
);
-- What is due, and what must go before it.
create index letter_due on portal_sync.letter (next_at) where state = 'pending';
create index letter_about on portal_sync.letter (about, ordinal) where state in ('pending', 'set-aside');
revoke delete on portal_sync.letter from mot_cua_application;
