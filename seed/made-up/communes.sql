-- Communes of a province, each with its one-stop centre and an officer who holds every post: as many as made_up.communes
-- says, two hundred where it says nothing.

insert into organization.agency (code, national_id, name, kind, level, parent_id, functions, calendar, phone, address)
select 'H99.' || 100 + n, 'BENCH.' || n, 'Ủy ban nhân dân xã Ví Dụ ' || n, 'commune', 'commune', root.id, '{}',
       root.calendar, root.phone, root.address
from organization.agency root, generate_series(1, coalesce(current_setting('made_up.communes', true), '200')::int) n
where root.code = 'H99';

insert into organization.agency (code, national_id, name, kind, level, parent_id, functions, calendar, phone, address)
select commune.code || '.01', commune.national_id || '.01', 'Một cửa ' || commune.name, 'one-stop-centre', 'commune',
       commune.id, '{}', commune.calendar, commune.phone, commune.address
from organization.agency commune where commune.national_id like 'BENCH.%';

insert into organization.officer (username, full_name)
select 'thuly.' || id, 'Cán bộ Ví Dụ ' || id
from organization.agency where national_id like 'BENCH.%';

insert into organization.position (officer_id, agency_id, role, title)
select o.id, substr(o.username, 7)::int, role, 'Công chức'
from organization.officer o, unnest('{case-officer,unit-head,agency-leader,clerk}'::text[]) role
where o.username ~ '^thuly\.\d+$';
