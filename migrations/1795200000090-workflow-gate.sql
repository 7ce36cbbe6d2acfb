-- What publishing a workflow found worth saying about it, and from which day dossiers begin under it.
alter table workflow.definition
  -- Limits of steps that do not fit the procedure's, each with its sentence in both languages.
  add column warnings       jsonb not null default '[]',
  -- First civil day in Viet Nam; null = since it was published.
  add column effective_from date;
