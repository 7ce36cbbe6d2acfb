-- A name that many bear is shown newest first. Their receptions stood with the dossiers only, and each namesake's dossier was
-- read for it: fetched at random, these were most of what a search cost.
drop index dossier.applicant_keys;
alter table dossier.applicant add column received_at timestamptz;
update dossier.applicant a set received_at = d.received_at from dossier.dossier d where d.id = a.dossier_id;
alter table dossier.applicant alter column received_at set not null;
create index applicant_keys on dossier.applicant using gin (dossier.keys_of(words)) with (fastupdate = off);

drop function dossier.applicants_named(text, integer);
create function dossier.applicants_named(typed text, at_most integer)
  returns table (dossier_id uuid, received_at timestamptz)
  language sql stable security definer set search_path = '' rows 100
begin atomic
  select n.dossier_id, n.received_at from dossier.applicant n
  where dossier.keys_of(n.words) @@ dossier.keys_sought(typed) limit at_most;
end;
revoke execute on function dossier.applicants_named from public;
grant execute on function dossier.applicants_named to mot_cua_application;
