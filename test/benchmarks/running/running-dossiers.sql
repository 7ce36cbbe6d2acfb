-- Running dossiers, from the temporary table `reckoned` with what was reckoned of each: nothing here decides when
-- anything is due. Takes the name of the procedure from the seed.

-- Its rows fit together as they are made, so the triggers that would prove it row by row are left out.
set session_replication_role = replica;
set synchronous_commit = off;

create temp table made as
with communes as (
  select lead.id as lead, lead.code, min(desk.id) as desk, row_number() over (order by lead.id) - 1 as place,
         count(*) over () as places
  from organization.agency lead
  join organization.agency desk on desk.parent_id = lead.id and desk.kind = 'one-stop-centre'
  where lead.kind = 'commune' group by lead.id)
select r.*, c.lead, c.desk, c.code || '-BENCH-' || r.i as code, gen_random_uuid() as id
from reckoned r join communes c on c.place = (r.i * 7919::bigint) % c.places;

insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, workflow_id, channel,
  receiving_agency_id, lead_agency_id, status, received_at, received_by, terms, clock, due_at, due_provisional,
  calendar_revision)
select m.id, m.code, 1, p.id, p.code, p.name, w.id, 'direct', m.desk, m.lead, 'processing', m.received, 1, m.terms,
       'running', m.due, m.provisional, (select max(number) from calendar.revision)
from made m, procedure.procedure p join workflow.definition w on w.procedure_code = p.code
where p.code = '1.001193';

insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
  identity_tail, phone_index, address, submitter_name, received_at)
select id, 'person', 'Nguyễn Văn Mẫu', 'citizen-id', decode(repeat('00', 45), 'hex'),
       decode(md5(i::text) || md5(i::text), 'hex'), '001',
       decode(md5('0' || i) || md5('0' || i), 'hex'), 'Số 1 đường Ví Dụ', 'Nguyễn Văn Mẫu', received
from made;

insert into dossier.participation (agency_id, dossier_id, since)
select agency, id, received from made, unnest(array[desk, lead]) agency;

insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
select id, 'appraisal', 'Thẩm định hồ sơ', lead, 'case-officer', opened, task_due, task_limit from made;

insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status, officer_id, officer_name,
  officer_title, agency_id, agency_name, details, due_at, due_provisional)
select id, 1, received, 'receive', 'Tiếp nhận hồ sơ', '{reception}', 'received', 1, 'Nguyễn Văn Mẫu', 'Công chức', desk,
       'Một cửa', '{}', due, provisional
from made;

insert into dossier.suspension (dossier_id, reason, started_at, ended_at, opened_in, ended_in, request)
select id, 'supplement', suspended, resumed, 1, 1, '{}' from made where suspended is not null;

drop table made;
reset session_replication_role;
reset synchronous_commit;
