-- Search and lists over what an officer may see.

-- How secret dossiers of a procedure begin is said by its definition, as everything else of it.
alter table procedure.procedure drop column secrecy;

-- Boards leave out what is too secret, or of another field, and are still counted from the index alone.
drop index dossier.dossier_open_due;
create index dossier_open_due on dossier.dossier (lead_agency_id, due_at, id)
  include (clock, missed, secrecy, field_code)
  where completed_at is null and closed_at is null;

-- Dossiers an officer assists with or watches, for their lists; there are few of each.
create index involvement_officer on dossier.involvement (officer_id, dossier_id);

-- Search by the beginning of a code: the unique index sorts by the database's language, in which a prefix is no range.
create index dossier_code_prefix on dossier.dossier (code text_pattern_ops);

-- Dossiers of one procedure, newest first, for those who see the whole province.
create index dossier_of_procedure on dossier.dossier (procedure_code, received_at desc, id desc);

-- Search for applicants by any part of their name, with or without marks: `nguyen van mau` finds Nguyễn Văn Mẫu.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
-- Immutable as long as the rules of the dictionary are; a change of them means building the index anew.
create function dossier.name_key(name text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize(name, NFC)));
create index applicant_name on dossier.applicant using gin (dossier.name_key(full_name) public.gin_trgm_ops);
