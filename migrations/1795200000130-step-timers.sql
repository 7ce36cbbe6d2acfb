-- What happens by itself when a step has been open for so long.

-- One row for each timer of a task that was opened. Of a closed task only those are left that had come due.
create table dossier.task_timer (
  task_id         bigint      not null,
  code            text        not null,
  -- As the workflow has it, kept like the limit of the task.
  timer           jsonb       not null,
  -- Its step waits for the applicant: it runs although the clock of the dossier stands still.
  in_wait         boolean     not null,
  -- Null while the clock stands still, and while branches are missing.
  fires_at        timestamptz,
  fired_at        timestamptz,
  outcome         text        check (outcome in ('told', 'acted', 'passed-over')),
  -- Why it was passed over, by the code of the problem; why it failed, while it is tried again.
  reason          text,
  attempts        smallint    not null default 0,
  next_attempt_at timestamptz,
  -- What a task closes over, and what the state of a dossier is read with.
  primary key (task_id, code),
  constraint task_timer_task foreign key (task_id) references dossier.task (id),
  constraint task_timer_outcome check ((fired_at is null) = (outcome is null))
);
-- The worker's round: the one that has been due longest. Partial: what has fired leaves it.
create index task_timer_due on dossier.task_timer (fires_at) where fired_at is null;

-- Nobody's, where the system acted by a timer; the name and the title say so.
alter table dossier.history alter column officer_id drop not null;
