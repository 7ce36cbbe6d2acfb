-- Who brings what to which desk when: a year of receptions at the communes' desks, as a temporary table that the other
-- scripts read. Plausible in numbers and spread; nobody in it exists. Takes the settings made_up.now (the moment it ends at),
-- made_up.dossiers (how many) and made_up.untold (how many of the newest nobody was told of yet).

-- The rows fit together as they are made, so the triggers that would prove it row by row are left out.
set session_replication_role = replica;
set synchronous_commit = off;

-- The same for the same number, and as good as chance.
create function pg_temp.draw(number bigint, what integer, below integer) returns integer
  language sql immutable parallel safe
  return ((hashint8extended(number, what) & 9223372036854775807) % below)::integer;

create function pg_temp.share(number bigint, what integer) returns double precision
  language sql immutable parallel safe
  return pg_temp.draw(number, what, 1000000) / 1e6::double precision;
-- The further behind, the rarer: of a hundred names the first is drawn ten times as often as the last.
create function pg_temp.place(number bigint, what integer, places integer) returns integer
  language sql immutable parallel safe
  return floor(11 * power((places + 11) / 11.0::double precision, pg_temp.share(number, what)))::integer - 10;

create temp table made as
with communes as (
  select lead.id as lead, min(desk.id) as desk, min(desk.code) as desk_code,
         row_number() over (order by lead.id) - 1 as place, count(*) over () as places
  from organization.agency lead
  join organization.agency desk on desk.parent_id = lead.id and desk.kind = 'one-stop-centre'
  where lead.kind = 'commune' group by lead.id),
-- Family names in the shares that Lê Trung Hoa counted (Họ và tên người Việt Nam, 2005), from where on each is borne; the last
-- tenth are of many. Given names and those in the middle from the common to the rare.
names as (
  select string_to_array('Nguyễn,Trần,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Đinh,Trương,Đoàn,Lâm,Mai,Cao,Hà,'
           || 'Trịnh,Lương,Tạ,Tô,Châu,Quách,Vương,Thái,Phùng,Tống,Chu,La,Kiều', ',') as families,
         -- Thị or Văn alone, with another, another alone, two others.
         array[0, 0.45, 0.65, 0.9]::double precision[] as middles_of_women,
         array[0, 0.35, 0.45, 0.9]::double precision[] as middles_of_men,
         array[0, 0.384, 0.505, 0.6, 0.67, 0.696, 0.721, 0.766, 0.786, 0.805, 0.826, 0.846, 0.86, 0.873, 0.886, 0.896, 0.901]::double precision[]
           || array(select 0.901 + 0.005 * n from generate_series(1, 19) n)::double precision[] as borne,
         string_to_array('Hương,Lan,Hoa,Hồng,Hà,Thảo,Linh,Trang,Huyền,Nga,Thủy,Hằng,Mai,Hạnh,Anh,Ngọc,Phương,Nhung,Yến,Thu,Hiền,'
           || 'Dung,Liên,Loan,Tuyết,Vân,Oanh,Thúy,Hường,Bình,Tâm,Thanh,Quỳnh,My,Trinh,Ngân,Chi,Nhi,Trâm,Giang,Hòa,Huệ,Thơm,Thắm,'
           || 'Thoa,Xuân,Nguyệt,Ánh,Bích,Châu,Duyên,Diễm,Diệu,Đào,Hậu,Kiều,Lệ,Lý,Luyến,Lành,Mến,Mận,Minh,Nhàn,Nhã,Như,Nụ,Phượng,'
           || 'Quyên,Sen,Sương,Thêu,Thùy,Thư,Thương,Tiên,Trà,Tươi,Uyên,Vui,Vy,Xuyến,Ý,Út', ',') as women,
         string_to_array('Hùng,Dũng,Tuấn,Hải,Minh,Thành,Nam,Long,Cường,Sơn,Thắng,Hiếu,Đức,Quang,Anh,Huy,Bình,Trung,Kiên,Hoàng,'
           || 'Tùng,Phong,Phúc,Khánh,Hưng,Tâm,Quân,Duy,Đạt,Thịnh,Toàn,Vinh,Việt,Hòa,Mạnh,Lâm,Lợi,Lộc,Tân,Tài,Tiến,Tú,Trí,An,Bảo,'
           || 'Bắc,Chiến,Chung,Chính,Công,Cảnh,Danh,Du,Dương,Đông,Điệp,Đại,Giang,Hà,Hậu,Hiền,Hiệp,Hoan,Hội,Hợp,Khoa,Khải,Khang,Kỳ,'
           || 'Luân,Lực,Lương,Nghĩa,Nhân,Nhật,Ninh,Phú,Phương,Phát,Phi,Quý,Quyền,Quyết,Sang,Sáng,Tấn,Thái,Thanh,Thiện,Thạch,Thuận,'
           || 'Thông,Thọ,Tín,Tuân,Tường,Vũ,Vĩnh,Xuân', ',') as men,
         string_to_array('Thu,Thanh,Ngọc,Kim,Minh,Phương,Hồng,Thúy,Mỹ,Bích,Lan,Tuyết,Quỳnh,Bảo,Hoài,Khánh,Như,Mai,Ánh,Hải,Xuân,'
           || 'Kiều,Cẩm,Tú,Gia,Hà,Thùy,Vân,Yến,Diệu', ',') as of_women,
         string_to_array('Đức,Minh,Quang,Hữu,Xuân,Ngọc,Thanh,Đình,Công,Quốc,Hoàng,Anh,Duy,Thành,Trọng,Tuấn,Viết,Mạnh,Gia,Hải,Bá,'
           || 'Tiến,Trung,Việt,Thế,Huy,Đăng,Nhật,Khắc', ',') as of_men),
-- How many in a hundred are of a procedure.
weights (code, share) as (values ('2.000815', 30), ('1.001193', 25), ('2.000635', 13), ('1.004873', 10), ('1.000894', 5),
  ('1.000656', 5), ('1.004859', 4), ('2.000908', 4), ('3.000347', 4)),
procedures as (
  select w.code, p.id, p.name, p.field_code, d.id as workflow, p.definition -> 'cases' -> 0 ->> 'code' as case_code,
         sum(w.share) over (order by w.code) - w.share as since, sum(w.share) over (order by w.code) as until
  from weights w
  join lateral (select * from procedure.procedure p where p.code = w.code order by version desc limit 1) p on true
  join lateral (select * from workflow.definition d where d.procedure_code = w.code order by version desc limit 1) d on true),
numbered as (
  select i, total, current_setting('made_up.now')::timestamptz as now,
         timestamptz 'epoch' + make_interval(secs => extract(epoch from current_setting('made_up.now')::timestamptz)
           - 365 * 86400.0 * (total - i + 1) / total) as spread,
         (i > total * 0.95 and i % 20 <> 0) or i % 200 = 7 as unfinished,
         i > total - current_setting('made_up.untold')::int as untold,
         -- Some come several times a year.
         1 + pg_temp.draw(i, 1, greatest(1, total * 3 / 5)) as person
  from (select current_setting('made_up.dossiers')::int as total) t, generate_series(1, total) i),
-- Desks are open from half past seven to half past four, Viet Nam's time, on weekdays.
dated as (
  select n.*, (spread at time zone 'Asia/Ho_Chi_Minh')::date as day from numbered n),
opened as (
  select d.*, least(now - interval '10 minutes',
           (day - greatest(extract(isodow from day)::int - 5, 0) + time '07:30' + make_interval(secs => pg_temp.draw(i, 2, 32400)))
             at time zone 'Asia/Ho_Chi_Minh') as at
  from dated d),
stated as (
  select o.*, c.lead, c.desk, c.desk_code,
         case when not unfinished then case when i % 50 = 12 then 'withdrawn' else 'returned' end
              when i % 10 = 3 then 'awaiting-supplement' when i % 10 = 5 then 'completed'
              when i % 10 = 9 then 'received' else 'processing' end as status
  from opened o join communes c on c.place = (i * 7919::bigint) % c.places)
select s.i, s.at, s.unfinished, s.untold, s.lead, s.desk, s.status, s.person, s.at + interval '15 days' as due_at,
       p.id as procedure_id, p.code as procedure_code, p.name as procedure_name, p.field_code, p.case_code, p.workflow,
       case s.status when 'awaiting-supplement' then 'suspended' when 'received' then 'running'
                     when 'processing' then 'running' else 'ended' end as clock,
       s.desk_code || to_char(s.at at time zone 'Asia/Ho_Chi_Minh', '-YYMMDD-')
         || lpad((row_number() over (partition by s.desk, (s.at at time zone 'Asia/Ho_Chi_Minh')::date order by s.i))::text, 4, '0')
         as code,
       (lpad(to_hex((extract(epoch from s.at) * 1000)::bigint), 12, '0') || '7' || substr(md5(s.i::text), 1, 3) || '8'
         || substr(md5(s.i::text), 4, 15))::uuid as id,
       person % 25 = 0 as business,
       case when person % 25 = 0 then 'Công ty TNHH ' || given || ' ' || other
            else family || ' ' || middle || ' ' || given end as name,
       -- No paper has such a number: provinces end at 096.
       case when person % 25 = 0 then lpad(person::text, 10, '9') else '099' || lpad(person::text, 9, '0') end as identity,
       '09' || lpad(person::text, 8, '0') as phone,
       'Số ' || 1 + pg_temp.draw(person, 7, 300) || ' đường Ví Dụ, tỉnh Sao Mai' as address
from stated s
join procedures p on pg_temp.draw(s.i, 3, 100) >= p.since and pg_temp.draw(s.i, 3, 100) < p.until
cross join lateral (
  select woman, given, other,
         n.families[width_bucket(pg_temp.share(person, 5), n.borne)] as family,
         case width_bucket(pg_temp.share(person, 6), case when woman then n.middles_of_women else n.middles_of_men end)
           when 1 then first when 2 then first || ' ' || second when 3 then second else second || ' ' || third end as middle
  from names n
  cross join lateral (select pg_temp.draw(s.person, 4, 2) = 1 as woman) w
  cross join lateral (
    select n.women[pg_temp.place(person, 9, cardinality(n.women))] as other,
           case when woman then 'Thị' else 'Văn' end as first,
           case when woman then n.of_women[pg_temp.place(person, 10, cardinality(n.of_women))]
                else n.of_men[pg_temp.place(person, 10, cardinality(n.of_men))] end as second,
           case when woman then n.of_women[pg_temp.place(person, 11, cardinality(n.of_women))]
                else n.of_men[pg_temp.place(person, 11, cardinality(n.of_men))] end as third,
           case when woman then n.women[pg_temp.place(person, 8, cardinality(n.women))]
                else n.men[pg_temp.place(person, 8, cardinality(n.men))] end as given) drawn) named;
-- A few of a procedure that is rare.
update made m set procedure_id = p.id, procedure_code = p.code, procedure_name = p.name, field_code = p.field_code,
  workflow = w.id, case_code = null
from procedure.procedure p join workflow.definition w on w.procedure_code = p.code
where p.code = '1.012753' and m.i % 5000 = 4;
create unique index made_i on made (i);
analyze made;
