-- Since when a task is there, where that is not when it was opened: one that took another's place in a newer version of its workflow
-- goes on as opened when that was, and a join counts as opened when its last branch arrives. Asked of the past alone.
alter table dossier.task add column began_at timestamptz;
