-- What form 01 of TT 03/2025/TT-VPCP asks of a reception besides names and papers.
alter table dossier.dossier
  add column sets          smallint not null default 1 check (sets between 1 and 99),
  -- As they were declared at the desk: code, name, amount. Charges are another matter.
  add column declared_fees jsonb    not null default '[]';

alter table dossier.applicant
  -- By what right whoever handed it in did so; null = received before it was asked, or erased.
  add column authority        text check (authority in ('self', 'legal-representative', 'authorised', 'family')),
  add column authority_number text,
  add column authority_date   date,
  -- Null = received before it was asked.
  add column return_way       text check (return_way in ('desk', 'post', 'online')),
  add column return_address   text;

alter table dossier.component
  add column certified    smallint not null default 0 check (certified >= 0),
  add column electronic   smallint not null default 0 check (electronic >= 0),
  -- Where an electronic copy is found.
  add column reference    text,
  -- The paper or, without one, the result of an earlier dossier that stands for it.
  add column reused_from  uuid,
  add column reused_paper text,
  add constraint component_reused_from foreign key (reused_from) references dossier.dossier (id),
  add constraint component_reused check (reused_from is not null or reused_paper is null);

-- Unfinished dossiers of one applicant for one procedure, whoever may see them: a desk is told that there is one and where,
-- before it takes the matter in twice. It runs as the owner, for most lie out of the desk's sight. What is kept secret is
-- told of to nobody. Found by `applicant_identity`.
create function dossier.open_of_applicant(applicant bytea, of_procedure text)
  returns table (dossier_id uuid, lead_agency_id integer)
  language sql stable security definer set search_path = '' rows 1
begin atomic
  select d.id, d.lead_agency_id from dossier.applicant a join dossier.dossier d on d.id = a.dossier_id
  where a.identity_index = applicant and d.procedure_code = of_procedure and d.completed_at is null
    and d.closed_at is null and d.secrecy = 'normal';
end;
revoke execute on function dossier.open_of_applicant from public;
grant execute on function dossier.open_of_applicant to mot_cua_application;
