-- A million of each of what is brought to and from other systems, nearly all at its end, over dossiers that are there; each the newest where its
-- number is small.
set session_replication_role = replica;

create temporary table real as
select d.id, a.identity_index, row_number() over (order by d.id desc) - 1 as place
from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id;
create temporary table errand as
select n, gen_random_uuid() as id, (select count(*) from real) > n as first_of_dossier, r.id as dossier_id, r.identity_index as owner_index,
       current_setting('made_up.now')::timestamptz - make_interval(secs => n * 30) as at,
       a.id as agency_id
from generate_series(0, 999999) n
join real r on r.place = n % (select count(*) from real)
join (select id, row_number() over (order by id) - 1 as place, count(*) over () as many from organization.agency) a
  on a.place = n % a.many;

insert into shared_platform.civil_arrival (code, sent_at, state, attempts, next_at, created_at, settled_at)
select 'LT-' || n, at, case when n % 1000 = 0 then 'refused' else 'brought' end, 1, at, at, at from errand;

insert into shared_platform.civil_telling (dossier_id, code, told_sequence, state, attempts, next_at, created_at, settled_at)
select case when first_of_dossier then dossier_id else id end, 'LT-' || n, 2,
       case when n % 1000 = 0 then 'refused' else 'told' end, 1, at, at, at from errand;

insert into shared_platform.deposit (id, dossier_id, result_number, result_code, owner_index, state, attempts, next_at, created_at,
  settled_at)
select id, dossier_id, n || '/TLKS', 'KQ.G15.000031', owner_index,
       case when n % 1000 = 0 then 'refused' when n % 1000 = 1 then 'corrected' else 'deposited' end, 1, at, at, at from errand;

insert into portal_sync.letter (id, kind, about, body_sealed, state, attempts, next_at, created_at, settled_at)
select id, case when n % 2 = 0 then 'rating' else 'standing' end, case when n % 2 = 0 then dossier_id else id end,
       case when n % 1000 = 0 then '\x00'::bytea end, case when n % 1000 = 0 then 'set-aside' else 'sent' end, 1, at, at,
       case when n % 1000 <> 0 then at end from errand;

insert into portal_sync.link_term (dossier_id, good_until, told_at, looked_at)
select case when first_of_dossier then dossier_id else id end, at + interval '30 days', at, at + interval '27 days' from errand;

insert into portal_sync.expired_link (dossier_id, version_id, expired_at, first_asked_at, last_asked_at, times)
select dossier_id, id, at, at, at, 1 from errand;

insert into portal_sync.republication (dossier_id, occasions, state, wished_at, due_at, sequence, sent_before, opened_at,
  ended_at, correlation_id)
select dossier_id, '{file}', 'sent', at, at, 1, at, at, at, 'plan' from errand;

insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, sent_at, acknowledged_at, correlation_id)
select dossier_id, 100 + n, 'sent', at, at, at, at, 'plan' from errand;

insert into portal_sync.question (id, portal_id, agency_id, content_sealed, received_at, answer, answered_at, answered_by)
select id, n::text, agency_id, '\x00', at, case when n % 1000 <> 0 then 'Trả lời' end,
       case when n % 1000 <> 0 then at end, case when n % 1000 <> 0 then 1 end from errand;

insert into intake.submission (id, source_agency_id, source_code, source, source_digest, desk_agency_id, procedure_code,
  procedure_name, secrecy, content_sealed, applicant_name, state, submitted_at, accept_by, decided_at)
select id, agency_id, 'LT-' || n, 'civil-status', '\x00', agency_id, '1.001193', 'Đăng ký khai sinh', 'normal',
       case when n % 100 = 0 then '\x00'::bytea end, case when n % 100 = 0 then 'Mẫu' end,
       case when n % 100 = 0 then 'pending' else 'withdrawn' end, at, at + interval '1 day',
       case when n % 100 <> 0 then at end from errand;

insert into intake.portal_fault (id, source, source_agency_id, code, digest, content_sealed, agency_id, problem, reason, state, first_at,
  last_at, settled_at, settled_by, submission_id)
select id, 'civil-status', null, 'LT-' || n, '\x00', case when n % 1000 = 0 then '\x00'::bytea end, agency_id, 'procedure.unknown', 'Thử',
       case when n % 1000 = 0 then 'open' else 'received' end, at, at, case when n % 1000 <> 0 then at end,
       case when n % 1000 <> 0 then 'system' end, case when n % 1000 <> 0 then id end from errand;

drop table errand, real;
set session_replication_role = origin;
analyze;
