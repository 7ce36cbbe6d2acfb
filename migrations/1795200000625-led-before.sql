-- The form of an agency counts what it led by the end of the period, also where a reorganisation has given it to another since:
-- one finds such dossiers among the few lines that reorganisations wrote after that end. By the instant alone: behind row
-- security only what is leakproof is looked up in an index, and a path into `details` is not.
create index history_reorganized on dossier.history (at) where action = 'reorganize';
