-- A second wall between agencies, for the query that forgets to ask who may see: the database shows api and worker only
-- what is in the sight of the connection, and nothing to one that has none. The sight is told with each change of who
-- asks (libs/platform/database/sighted-client.ts): agencies as an array, or `*` for work that is nobody's, and officers.
-- The owner is not bound: migrations, and the triggers that chain.

-- Settings read once a statement: `(select …)` around them makes an init plan.
create function platform.sees_everything() returns boolean language sql stable parallel safe
  return current_setting('mot_cua.agencies', true) = '*';
create function platform.agencies_in_sight() returns integer[] language sql stable parallel safe
  return nullif(nullif(current_setting('mot_cua.agencies', true), '*'), '')::integer[];
create function platform.officers_in_sight() returns integer[] language sql stable parallel safe
  return nullif(current_setting('mot_cua.officers', true), '')::integer[];

-- Agencies that lead or take part, officers who are involved in person, who hold an open step or may act for who does. Each
-- is asked of the row at hand, as in DOSSIER_FACTS: `exists` would have the planner gather all dossiers first. Only
-- columns of `dossier_open_due` are named, so that boards are still counted from the index alone. Who takes part, holds and
-- is involved lies open (participation, task, involvement): it is what sight is made of, and steps are given out by
-- counting those of all.
alter table dossier.dossier enable row level security;
create policy sight on dossier.dossier to mot_cua_application
  using (
    (select platform.sees_everything())
    or lead_agency_id = any ((select platform.agencies_in_sight())::integer[])
    or (select true from dossier.participation p
        where p.dossier_id = dossier.id and p.agency_id = any ((select platform.agencies_in_sight())::integer[]) limit 1)
    or (select true from dossier.involvement i
        where i.dossier_id = dossier.id and i.officer_id = any ((select platform.officers_in_sight())::integer[]) limit 1)
    or (select true from dossier.task held
        where held.dossier_id = dossier.id and held.closed_at is null
          and (held.assignee_id = any ((select platform.officers_in_sight())::integer[])
               or held.delegate_id = any ((select platform.officers_in_sight())::integer[])) limit 1));
-- A desk takes in what another agency leads, and nobody takes part in what is not there yet.
create policy reception on dossier.dossier for insert to mot_cua_application
  with check (receiving_agency_id = any ((select platform.agencies_in_sight())::integer[]));

-- What hangs on a dossier is seen with it, and changed with it. It may be added by who sees anything: the statement of a
-- reception writes it before its dossier can be seen, and a foreign key keeps it to one that is there.
do $$ declare name text; begin
  foreach name in array array['dossier.applicant', 'dossier.component', 'dossier.history', 'dossier.suspension',
    'dossier.extension', 'dossier.late_entry', 'dossier.rescheduling', 'dossier.assignment', 'dossier.retention_hold',
    'notification.delivery', 'portal_sync.publication']
  loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy sight on %s to mot_cua_application
      using ((select platform.sees_everything())
             or (select true from dossier.dossier d where d.id = dossier_id limit 1))
      with check ((select current_setting(''mot_cua.agencies'', true)) <> '''')', name);
  end loop;
end $$;

-- Dossiers of applicants with this in their name, whoever may see them: ids, for a query to meet with the dossiers in its
-- sight. It runs as the owner because `like` is not leakproof, and would not be looked up in an index behind a policy.
create function dossier.applicants_named(pattern text, at_most integer) returns table (dossier_id uuid)
  language sql stable security definer set search_path = '' rows 100
begin atomic
  select n.dossier_id from dossier.applicant n
  where dossier.name_key(n.full_name) like '%' || dossier.name_key(pattern) || '%' limit at_most;
end;
revoke execute on function dossier.applicants_named from public;
grant execute on function dossier.applicants_named to mot_cua_application;
