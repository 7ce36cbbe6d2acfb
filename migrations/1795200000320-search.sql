-- Search by the words of names, by parts of codes, by numbers of results; lists of what is not over.

-- What is not closed yet, of an agency, newest first: what is late, waits or is ready leaves years of the archive unread.
-- As `running` of involvements. Kept by a trigger, so that every way of closing and opening again is covered.
alter table dossier.participation add column running boolean not null default true;
update dossier.participation p set running = false
from dossier.dossier d where d.id = p.dossier_id and d.closed_at is not null;
create index participation_running on dossier.participation (agency_id, since desc, dossier_id desc) where running;
create function dossier.settle_participation() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update dossier.participation set running = new.closed_at is null where dossier_id = new.id;
  return null;
end $$;
create trigger settles_participation after update of closed_at on dossier.dossier for each row
  when ((old.closed_at is null) <> (new.closed_at is null)) execute function dossier.settle_participation();

-- Names are found by their words without marks, in any order, the last one from its beginning: `huong do thi` finds Đỗ
-- Thị Hường. By words and not by trigrams: what most names share ("thi", "ngu") costs as much as all of them.
drop function dossier.applicants_named(text, integer);
drop index dossier.applicant_name;
create function dossier.words_of(text text) returns text[]
  language sql immutable strict parallel safe
  return array_remove(regexp_split_to_array(dossier.name_key(text), '[^[:alnum:]]+'), '');
create function dossier.words_sought(typed text) returns tsquery
  language sql immutable strict parallel safe
  return (select string_agg('''' || word || '''' || case when place = count then ':*' else '' end, ' & ')::tsquery
          from (select word, place, count(*) over () as count
                from unnest(dossier.words_of(typed)) with ordinality as w(word, place)) words);
create index applicant_words on dossier.applicant using gin (array_to_tsvector(dossier.words_of(full_name)));

-- A code without its agency, as people read it out: `261126-0012`.
create index dossier_code_tail on dossier.dossier (substr(code, strpos(code, '-') + 1) collate "C");
-- The number of a result, as it is searched for: in any agency, however it is written.
create index dossier_found_by_result on dossier.dossier (lower(result ->> 'number')) where result is not null;

-- Dossiers found by what is not leakproof, and so by no index behind a policy: ids, whoever may see them, for a query to
-- meet with those in its sight.
create function dossier.applicants_named(typed text, at_most integer) returns table (dossier_id uuid)
  language sql stable security definer set search_path = '' rows 100
begin atomic
  select n.dossier_id from dossier.applicant n
  where array_to_tsvector(dossier.words_of(n.full_name)) @@ dossier.words_sought(typed) limit at_most;
end;
create function dossier.dossiers_coded(beginning text, at_most integer) returns table (dossier_id uuid)
  language sql stable security definer set search_path = '' rows 100
begin atomic
  select d.id from dossier.dossier d
  where substr(d.code, strpos(d.code, '-') + 1) collate "C" >= beginning
    and substr(d.code, strpos(d.code, '-') + 1) collate "C" < beginning || U&'\+10FFFF' limit at_most;
end;
create function dossier.dossiers_resulting(number text, at_most integer) returns table (dossier_id uuid)
  language sql stable security definer set search_path = '' rows 10
begin atomic
  select d.id from dossier.dossier d
  where d.result is not null and lower(d.result ->> 'number') = lower(number) limit at_most;
end;
revoke execute on function dossier.applicants_named, dossier.dossiers_coded, dossier.dossiers_resulting from public;
grant execute on function dossier.applicants_named, dossier.dossiers_coded, dossier.dossiers_resulting
  to mot_cua_application;

-- The open steps of a whole agency, whoever holds them and in whatever post, the most urgent first: the list of its heads.
create index task_of_unit on dossier.task (agency_id, coalesce(due_at, timestamptz '9999-12-31T00:00:00Z'), id)
  where closed_at is null;
