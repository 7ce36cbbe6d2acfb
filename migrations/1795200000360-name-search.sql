-- A search by name reads lists about as long as what it finds. Before, it read those of each word, and `thi` is in every third
-- name; and what a begun word may go on to was gathered from all names each time, which took the longest.

-- The words of a name, kept by the server itself: what is erased from the name is erased from them. A name that is too common
-- to be looked up is asked of thousands of dossiers, and taking each name apart took most of the time.
alter table dossier.applicant
  add column words tsvector not null generated always as (array_to_tsvector(dossier.words_of(full_name))) stored;

-- What a name is found by: each beginning of a word, and each word with the beginning, of up to three letters, of each.
create function dossier.keys_of(words tsvector) returns tsvector
  language plpgsql immutable strict parallel safe as $$
declare
  all_words text[] := tsvector_to_array(words);
  keys text[] := '{}';
  word text;
  other text;
begin
  foreach word in array all_words loop
    for size in 1..length(word) loop keys := keys || left(word, size); end loop;
    foreach other in array all_words loop
      for size in 1..least(length(other), 3) loop keys := keys || (word || ' ' || left(other, size)); end loop;
    end loop;
  end loop;
  return array_to_tsvector(keys);
end $$;
-- `do thi huong` is found by `do huo`, `thi huo` and `huong`: the same names that have the words of `words_sought`.
create function dossier.keys_sought(typed text) returns tsquery
  language sql immutable strict parallel safe
  return (select string_agg('''' || key || '''', ' & ')::tsquery
          from (select words, cardinality(words) as count, words[cardinality(words)] as last
                from dossier.words_of(typed) words) sought
          cross join lateral (select last where count = 1 or length(last) > 3
                              union all
                              select word || ' ' || left(last, 3) from unnest(words[:count - 1]) word) keys (key));

-- Written at once: a list of what is to be written later would be read through by every search.
create index applicant_keys on dossier.applicant using gin (dossier.keys_of(words)) with (fastupdate = off);
create or replace function dossier.applicants_named(typed text, at_most integer) returns table (dossier_id uuid)
  language sql stable security definer set search_path = '' rows 100
begin atomic
  select n.dossier_id from dossier.applicant n
  where dossier.keys_of(n.words) @@ dossier.keys_sought(typed) limit at_most;
end;
drop index dossier.applicant_words;
