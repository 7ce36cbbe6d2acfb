-- What a citizen who has signed on is shown: the dossiers that are theirs, and those they handed in for others.

-- Blind index of the identity number of who handed it in, where that was another and the desk took the number down. The
-- number itself is stored nowhere: nobody has a reason to read it.
alter table dossier.applicant add column submitter_identity_index bytea;
-- Their dossiers, the newest first: who hands in for others for a living has thousands.
create index applicant_submitter on dossier.applicant (submitter_identity_index, received_at desc, dossier_id desc)
  where submitter_identity_index is not null;

-- A citizen is no agency and no officer, so nothing is in their sight: the policies stay as they are, and boards and lists
-- with them. These two run as the owner instead, and show what the person of an index has to do with, whatever a query
-- around them forgets.

-- A page of lines after (older than) a place in the order of reception.
create function dossier.dossiers_of_citizen(person bytea, older_than timestamptz, older_id uuid, at_most integer)
  returns table (dossier_id uuid, code text, procedure_name text, agency_name text, status text, received_at timestamptz,
                 due_at timestamptz, due_provisional boolean, closed_at timestamptz, outstanding bigint, owned boolean)
  language sql stable security definer set search_path = '' rows 20
begin atomic
  with theirs as (
    (select a.dossier_id, a.received_at, true as owned from dossier.applicant a
     where a.identity_index = person and (a.received_at, a.dossier_id) < (older_than, older_id)
     order by a.received_at desc, a.dossier_id desc limit at_most)
    union all
    (select a.dossier_id, a.received_at, false from dossier.applicant a
     where a.submitter_identity_index = person and a.identity_index is distinct from person
       and (a.received_at, a.dossier_id) < (older_than, older_id)
     order by a.received_at desc, a.dossier_id desc limit at_most)),
  page as (select t.* from theirs t order by t.received_at desc, t.dossier_id desc limit at_most)
  select d.id, d.code, d.procedure_name, g.name, d.status, d.received_at, d.due_at, d.due_provisional, d.closed_at,
         d.fee_outstanding, p.owned
  from page p join dossier.dossier d on d.id = p.dossier_id
       join organization.agency g on g.id = d.receiving_agency_id
  order by p.received_at desc, p.dossier_id desc;
end;

-- The dossier of a code, of this system or of the national portal, if it is one of theirs.
create function dossier.dossier_of_citizen(person bytea, sought text) returns uuid
  language sql stable security definer set search_path = ''
begin atomic
  select d.id from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
  where (d.code = sought or d.portal_code = sought)
    and (a.identity_index = person or a.submitter_identity_index = person)
  limit 1;
end;

revoke execute on function dossier.dossiers_of_citizen, dossier.dossier_of_citizen from public;
grant execute on function dossier.dossiers_of_citizen, dossier.dossier_of_citizen to mot_cua_application;
