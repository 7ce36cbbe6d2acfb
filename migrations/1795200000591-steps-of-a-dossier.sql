-- All steps of a dossier, finished ones too, for who used up its time: without it each dossier read a million steps, and the time
-- of an agency's open ones took minutes. The forecast of a night joins them as well.
create index task_dossier_id on dossier.task (dossier_id);
