-- What officers established about a dossier, by the codes its workflow gives them; conditions of routes read them.
alter table dossier.dossier add column facts jsonb not null default '{}';
