-- The task of an older version of the workflow whose place it took. What was told of the limit of that one, which goes on, is not told again.
-- Of what was moved before nobody knows.
alter table dossier.task add column replaces bigint;
