-- Who gets a step: what holders of posts look after, who holds a task, whose turn it is, who else has to do with a dossier.

alter table organization.position
  -- Codes of the fields of procedures (lĩnh vực), and of the desks or communes, the holder looks after; empty = all.
  add column fields text[] not null default '{}',
  add column areas  text[] not null default '{}';

alter table dossier.task
  -- Who answers for it; null = to be claimed by a holder of the post.
  add column assignee_id integer,
  -- Who may act for them meanwhile.
  add column delegate_id integer,
  -- Counts the changes of hands, so that nobody decides over one they have not seen.
  add column revision    integer not null default 1,
  add constraint task_assignee foreign key (assignee_id) references organization.officer (id),
  add constraint task_delegate foreign key (delegate_id) references organization.officer (id),
  add constraint task_delegated_by_assignee check (delegate_id <> assignee_id and (delegate_id is null or assignee_id is not null));
-- An officer's own open tasks, the most urgent first; counted from it alone to find who has the fewest.
create index task_held on dossier.task (assignee_id, coalesce(due_at, timestamptz '9999-12-31T00:00:00Z'), id)
  where closed_at is null and assignee_id is not null;
-- What nobody of a post has yet, the most urgent first. Not a longer task_inbox: "is null" in front of the due time would
-- lose the order, and to find the few that are free it would read all that are held.
create index task_unclaimed on dossier.task (agency_id, role, coalesce(due_at, timestamptz '9999-12-31T00:00:00Z'), id)
  where closed_at is null and assignee_id is null;
-- What others have let an officer act on. Few.
create index task_delegated on dossier.task (delegate_id, coalesce(due_at, timestamptz '9999-12-31T00:00:00Z'), id)
  where closed_at is null and delegate_id is not null;

-- Whose turn it is, one row a post: locked while a step is given, so that of openings at the same instant each sees the one
-- before. A row per officer would be read as it was before the others.
create table dossier.rota (
  agency_id integer   not null,
  role      text      not null,
  -- Officers by when a policy last gave them a step, the longest ago first; who never got one is not in it.
  turns     integer[] not null,
  -- Whom the last opening gave its steps to, in their order; null = it found nobody.
  latest    integer[] not null,
  primary key (agency_id, role),
  constraint rota_agency foreign key (agency_id) references organization.agency (id)
);

-- Append-only: how tasks came to who holds them, and who was involved in a dossier beside them.
create table dossier.assignment (
  id         bigint generated always as identity primary key,
  dossier_id uuid        not null,
  -- Null for what concerns the dossier as a whole.
  task_id    bigint,
  at         timestamptz not null,
  -- Null for a policy of the workflow.
  by         integer,
  kind       text        not null,
  -- Who got it, or was let act; null when it was given back or the delegation ended.
  officer_id integer,
  reason     text,
  constraint assignment_kind check (kind in
    ('policy', 'claim', 'release', 'assign', 'delegate', 'end-delegation', 'assist', 'watch', 'end-involvement')),
  constraint assignment_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint assignment_task foreign key (task_id) references dossier.task (id)
);
-- What became of one task, in its order.
create index assignment_of_task on dossier.assignment (task_id, id);
create index assignment_dossier_id on dossier.assignment (dossier_id, id);

-- Officers who see a dossier in person, whatever their agency: to help with it, or to watch it.
create table dossier.involvement (
  dossier_id uuid        not null,
  officer_id integer     not null,
  kind       text        not null check (kind in ('assist', 'watch')),
  since      timestamptz not null,
  -- False once the dossier has ended: it may still be seen, and there is nothing left to help with.
  running    boolean     not null default true,
  primary key (dossier_id, officer_id),
  constraint involvement_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint involvement_officer foreign key (officer_id) references organization.officer (id)
);
-- The inbox of who helps. Partial, or it would read every dossier they ever helped with.
create index involvement_assisting on dossier.involvement (officer_id, dossier_id) where kind = 'assist' and running;

alter table dossier.history
  -- Who answered for the step, when another acted for them.
  add column on_behalf_of      integer,
  add column on_behalf_of_name text;
