-- Boards of what is open: counted once for each agency, and again only when something of it moved or its day is over.
-- Counted from all open dossiers, a board of a province would read fifty thousand rows, each behind a policy; these are some
-- thousands of sums. What finished is in none of them.

-- Sums over the open dossiers of one agency: by procedure, field and secrecy, which rules ask for; `unit` and `officer` also
-- by where the open steps lie and who holds them. A dossier that lies with two is counted with both, so these kinds
-- are never added up to one of dossiers.
create table supervision.board_cell (
  lead_agency_id       integer not null,
  kind                 text    not null check (kind in ('dossier', 'unit', 'officer')),
  procedure_code       text    not null,
  field_code           text,
  secrecy              text    not null,
  -- Of kind `unit`: null where no step is open.
  unit_id              integer,
  -- Of kind `officer`: null where nobody holds the step.
  officer_id           integer,
  open                 integer not null,
  due_today            integer not null,
  due_in_1             integer not null,
  due_in_3             integer not null,
  due_in_5             integer not null,
  late                 integer not null,
  late_to_1            integer not null,
  late_to_5            integer not null,
  late_to_10           integer not null,
  late_beyond_10       integer not null,
  suspended            integer not null,
  for_supplement       integer not null,
  for_finance          integer not null,
  for_applicant        integer not null,
  for_force_majeure    integer not null,
  with_own_agency      integer not null,
  with_other_agency    integer not null,
  with_applicant       integer not null,
  with_finance         integer not null,
  with_nobody          integer not null,
  -- Of the late one that was due first.
  oldest_due_at        timestamptz,
  constraint board_cell_once unique nulls not distinct
    (lead_agency_id, kind, procedure_code, field_code, secrecy, unit_id, officer_id),
  constraint board_cell_agency foreign key (lead_agency_id) references organization.agency (id)
);
alter table supervision.board_cell enable row level security;
-- As a set and not as an array, which would be gone through for each of some thousand rows.
create policy sight on supervision.board_cell to mot_cua_application
  using ((select platform.sees_everything())
         or lead_agency_id in (select unnest(platform.agencies_in_sight())));

-- What an agency's cells were counted by, and until when they hold where nothing moves.
create table supervision.board_basis (
  lead_agency_id integer     primary key,
  -- Calendar, way of comparing, and the agencies that are its own.
  basis          text,
  counted_at     timestamptz,
  valid_until    timestamptz,
  constraint board_basis_agency foreign key (lead_agency_id) references organization.agency (id)
);
revoke delete on supervision.board_basis from mot_cua_application;

-- Agencies of whose open dossiers something moved since. Only ever added to by who moves it, so that nobody waits for another;
-- taken away by who counts.
create table supervision.board_mark (
  id             bigint  generated always as identity primary key,
  lead_agency_id integer not null
);
create index board_mark_agency on supervision.board_mark (lead_agency_id);
revoke update on supervision.board_mark from mot_cua_application;

-- They run as the owner: who acts may not see what another agency leads.
create function supervision.mark_dossier() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into supervision.board_mark (lead_agency_id) values (new.lead_agency_id);
  if tg_op = 'UPDATE' and old.lead_agency_id <> new.lead_agency_id then
    insert into supervision.board_mark (lead_agency_id) values (old.lead_agency_id);
    update supervision.deadline_change set lead_agency_id = new.lead_agency_id where dossier_id = new.id;
  end if;
  return null;
end $$;
create trigger marks_board_received after insert on dossier.dossier for each row
  when (new.completed_at is null and new.closed_at is null) execute function supervision.mark_dossier();
-- Every act changes the dossier's own row, so that one trigger sees them all; what finished long ago may change unseen, unless
-- it goes over to another agency.
create trigger marks_board_changed after update on dossier.dossier for each row
  when ((old.completed_at is null and old.closed_at is null) or (new.completed_at is null and new.closed_at is null)
        or old.lead_agency_id <> new.lead_agency_id)
  execute function supervision.mark_dossier();

-- Except what changes hands: who holds a step is no change of the dossier.
create function supervision.mark_task() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into supervision.board_mark (lead_agency_id)
  select d.lead_agency_id from dossier.dossier d where d.id = new.dossier_id;
  return null;
end $$;
create trigger marks_board_held after update of assignee_id, agency_id on dossier.task for each row
  when (new.closed_at is null
        and (old.assignee_id is distinct from new.assignee_id or old.agency_id <> new.agency_id))
  execute function supervision.mark_task();

-- Due times that were moved, in the order they were, by the agency that answers for the dossier: found among all there is of
-- history, which knows no agency but the one that acted.
create table supervision.deadline_change (
  dossier_id     uuid        not null,
  sequence       integer     not null,
  lead_agency_id integer     not null,
  at             timestamptz not null,
  primary key (dossier_id, sequence),
  constraint deadline_change_history foreign key (dossier_id, sequence) references dossier.history (dossier_id, sequence)
);
create index deadline_change_of_agency on supervision.deadline_change (lead_agency_id, at desc, dossier_id desc, sequence desc);
revoke update, delete on supervision.deadline_change from mot_cua_application;
alter table supervision.deadline_change enable row level security;
create policy sight on supervision.deadline_change to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');

create function supervision.note_deadline_change() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into supervision.deadline_change (dossier_id, sequence, lead_agency_id, at)
  select new.dossier_id, new.sequence, d.lead_agency_id, new.at from dossier.dossier d where d.id = new.dossier_id;
  return null;
end $$;
create trigger notes_deadline_change after insert on dossier.history for each row
  when (new.due_before is not null and new.due_at is distinct from new.due_before)
  execute function supervision.note_deadline_change();
insert into supervision.deadline_change (dossier_id, sequence, lead_agency_id, at)
select h.dossier_id, h.sequence, d.lead_agency_id, h.at
from dossier.history h join dossier.dossier d on d.id = h.dossier_id
where h.due_before is not null and h.due_at is distinct from h.due_before;
