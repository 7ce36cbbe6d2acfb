-- Each audit entry is chained to the one before it about the same subject, each line of a history to the one before it
-- of the same dossier: hash = sha256(hash before || content). What waits to be sealed is known row by row, so nothing
-- depends on the order in which transactions commit.
--
-- The content of a row is a JSON object of its columns without those that are null, times in microseconds since 1970
-- and jsonb as text. So a nullable column may join it later, by a new version of the function, and leaves the hashes
-- there are right. `npm run audit:verify` words the content by itself and trusts nothing that is written here.

-- Newest first, by whom and what of; every filter of the list has an index that gives its order.
create index entry_newest on audit.entry (at, id);
create index entry_actor on audit.entry (actor, at, id);
create index entry_action on audit.entry (action, at, id);
-- Partial: refusals are few and looked through on their own.
create index entry_refused on audit.entry (at, id) where outcome = 'refused';

-- How long the chain of a subject is, and the hash of its newest entry. Its row is what appends wait for each other at.
create table audit.chain (
  subject_type text    not null,
  subject_id   text    not null,
  length       integer not null,
  head         bytea   not null,
  primary key (subject_type, subject_id)
) with (fillfactor = 70);

-- Rows that no seal covers yet. Emptied by every sealing, so it stays small.
create table audit.waiting (
  id   bigint generated always as identity primary key,
  -- The table, and the row in it: an id, or `dossier/sequence`.
  log  text  not null,
  ref  text  not null,
  hash bytea not null
);

-- A signed Merkle root (RFC 9162, 2.1) over rows of both logs, linked to the seal before it.
create table audit.seal (
  number integer not null primary key,
  -- Compact JWS (RFC 7515) over number, root, size, instant, first row and the digest of the seal before.
  jws    text    not null,
  -- The leaves in their order: table, row, hash. So a row that is gone can still be named.
  logs   text[]  not null,
  refs   text[]  not null,
  hashes bytea[] not null
);

create function audit.entry_content(e audit.entry) returns bytea language sql stable as $$
  select convert_to(json_strip_nulls(json_build_object(
    'id', e.id, 'at', (extract(epoch from e.at) * 1000000)::bigint, 'actor', e.actor, 'officer_id', e.officer_id,
    'on_behalf_of', e.on_behalf_of, 'address', e.address, 'action', e.action, 'subject_type', e.subject_type,
    'subject_id', e.subject_id, 'correlation_id', e.correlation_id, 'outcome', e.outcome, 'change', e.change::text,
    'details', e.details::text))::text, 'UTF8')
$$;

create function dossier.history_content(h dossier.history) returns bytea language sql stable as $$
  select convert_to(json_strip_nulls(json_build_object(
    'dossier_id', h.dossier_id, 'sequence', h.sequence, 'at', (extract(epoch from h.at) * 1000000)::bigint,
    'action', h.action, 'action_name', h.action_name, 'from_step', h.from_step, 'to_steps', h.to_steps,
    'status_before', h.status_before, 'status', h.status, 'officer_id', h.officer_id, 'officer_name', h.officer_name,
    'officer_title', h.officer_title, 'on_behalf_of', h.on_behalf_of, 'on_behalf_of_name', h.on_behalf_of_name,
    'agency_id', h.agency_id, 'agency_name', h.agency_name, 'comment', h.comment, 'details', h.details::text,
    'due_before', (extract(epoch from h.due_before) * 1000000)::bigint,
    'due_at', (extract(epoch from h.due_at) * 1000000)::bigint, 'due_provisional', h.due_provisional))::text, 'UTF8')
$$;

alter table audit.entry add column position integer, add column hash bytea;
alter table dossier.history add column hash bytea;

-- Who appends needs no right on chains and on what waits: these run as their owner.
create function audit.chain_entry() returns trigger language plpgsql security definer set search_path = '' as $$
declare content bytea := audit.entry_content(new);
begin
  insert into audit.chain as c (subject_type, subject_id, length, head)
  values (new.subject_type, new.subject_id, 1, sha256(content))
  on conflict (subject_type, subject_id) do update set length = c.length + 1, head = sha256(c.head || content)
  returning c.length, c.head into new.position, new.hash;
  insert into audit.waiting (log, ref, hash) values ('audit.entry', new.id::text, new.hash);
  return new;
end $$;

-- The dossier's row is locked by whoever writes its history, so its newest line is the one before.
create function dossier.chain_history() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.hash := sha256(coalesce((select h.hash from dossier.history h
                               where h.dossier_id = new.dossier_id and h.sequence = new.sequence - 1), '')
                     || dossier.history_content(new));
  insert into audit.waiting (log, ref, hash)
  values ('dossier.history', new.dossier_id || '/' || new.sequence, new.hash);
  return new;
end $$;

-- What was written before there were chains is chained as it stands today.
do $$
declare row record;
begin
  for row in select e as it, e.id, e.subject_type, e.subject_id from audit.entry e order by e.id loop
    with advanced as (
      insert into audit.chain as c (subject_type, subject_id, length, head)
      values (row.subject_type, row.subject_id, 1, sha256(audit.entry_content(row.it)))
      on conflict (subject_type, subject_id) do update
        set length = c.length + 1, head = sha256(c.head || audit.entry_content(row.it))
      returning c.length, c.head),
    chained as (
      update audit.entry e set position = advanced.length, hash = advanced.head from advanced where e.id = row.id
      returning e.id, e.hash)
    insert into audit.waiting (log, ref, hash) select 'audit.entry', id::text, hash from chained;
  end loop;
  for row in select h as it, h.dossier_id, h.sequence from dossier.history h order by h.dossier_id, h.sequence loop
    with chained as (
      update dossier.history h
      set hash = sha256(coalesce((select p.hash from dossier.history p
                                  where p.dossier_id = row.dossier_id and p.sequence = row.sequence - 1), '')
                        || dossier.history_content(row.it))
      where h.dossier_id = row.dossier_id and h.sequence = row.sequence
      returning h.dossier_id, h.sequence, h.hash)
    insert into audit.waiting (log, ref, hash) select 'dossier.history', dossier_id || '/' || sequence, hash from chained;
  end loop;
end $$;

alter table audit.entry alter column position set not null, alter column hash set not null;
alter table dossier.history alter column hash set not null;
-- A subject's entries in order, and the database's own word against two that follow the same one.
create unique index entry_chain on audit.entry (subject_type, subject_id, position);
drop index audit.entry_subject;

create trigger chain before insert on audit.entry for each row execute function audit.chain_entry();
create trigger chain before insert on dossier.history for each row execute function dossier.chain_history();

-- Nobody has a reason to change what is written; who has the right to must first take this away, which is seen.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger append_only before update or delete or truncate on audit.seal
  for each statement execute function audit.refuse_change();
create trigger append_only before update or delete or truncate on dossier.history
  for each statement execute function audit.refuse_change();
