-- Working calendars as a succession of whole books: what was in force at any time can be reckoned with again, which
-- rows that are overwritten do not allow. A book is a few kilobytes and changes some times a year, so it is kept whole.
alter table calendar.revision rename to earlier_revision;

-- Append-only. A dossier names the revision it was reckoned by, so none ever changes or goes. The primary key also
-- decides between two who enter the next revision at once.
create table calendar.revision (
  number     integer     not null,
  definition jsonb       not null,
  entered_at timestamptz not null,
  entered_by text        not null,
  ground     text        not null,
  constraint revision_number primary key (number)
);

-- What was in force becomes one revision under the number it had, in the form of the book. Make-up days were stored with
-- the weekday whose hours they keep; the date they make up for stands in their name, and where it does not, the day of
-- that weekday in the same week stands for it, which has the same hours.
insert into calendar.revision (number, definition, entered_at, entered_by, ground)
select number,
       jsonb_build_object(
         'publishedUntil', published_until,
         'sources', '[]'::jsonb,
         'daysOff', (
           select coalesce(jsonb_agg(jsonb_build_object('date', day, 'name', name) order by day), '[]')
           from calendar.special_day
           where kind = 'off'),
         'makeUpDays', (
           select coalesce(jsonb_agg(jsonb_build_object('date', day, 'for', coalesce(named, same_week)) order by day), '[]')
           from calendar.special_day,
                lateral (select to_date(substring(name from 'Làm bù cho ngày (\d{2}/\d{2}/\d{4})$'), 'DD/MM/YYYY') as written,
                                day + (hours_of - extract(isodow from day)::integer) as same_week) as made_up,
                lateral (select case when extract(isodow from written) = hours_of then written end as named) as checked
           where kind = 'working'),
         'calendars', (
           select jsonb_agg(jsonb_build_object('code', calendar, 'name', calendar, 'openings', openings) order by calendar)
           from (select calendar,
                        jsonb_agg(jsonb_build_object('weekdays', weekdays, 'opens', opens, 'closes', closes,
                          'validFrom', valid_from, 'validTo', valid_to) order by valid_from, weekdays, opens) as openings
                 from (select calendar, jsonb_agg(weekday order by weekday) as weekdays, valid_from, valid_to,
                              to_char(opens / 60, 'FM00') || ':' || to_char(opens % 60, 'FM00') as opens,
                              to_char(closes / 60, 'FM00') || ':' || to_char(closes % 60, 'FM00') as closes
                       from calendar.opening
                       group by calendar, opening.opens, opening.closes, valid_from, valid_to) as opening
                 group by calendar) as weekly),
         'overrides', '[]'::jsonb),
       now(), 'migration', 'carried over'
from calendar.earlier_revision
-- A province without any hours has nothing to carry over: its first book comes with the seed.
where exists (select from calendar.opening);

drop table calendar.earlier_revision, calendar.opening, calendar.special_day;
