-- Tasks sent to the same post of another agency: it is not competent after all, or both work on it. The task itself moves;
-- here is what it was before, for the control slip and for whoever takes it back.
create table dossier.sending (
  dossier_id     uuid        not null,
  -- Sequence of the history line it was sent with.
  sequence       integer     not null,
  task_id        bigint      not null,
  from_agency_id integer     not null,
  to_agency_id   integer     not null,
  at             timestamptz not null,
  sent_by        integer     not null,
  sent_by_name   text        not null,
  reason         text        not null,
  -- Number of the paper it rests on.
  paper          text        not null,
  -- Who had it, and when it was due.
  holder_id      integer,
  delegate_id    integer,
  due_before     timestamptz,
  -- Of the task right after it was sent: nobody has it in hand while it is still this one.
  revision       integer     not null,
  -- The receiving agency sees the dossier because of it, and had no other reason to.
  joins          boolean     not null,
  taken_back_at  timestamptz,
  taken_back_in  integer,
  primary key (dossier_id, sequence),
  constraint sending_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint sending_task foreign key (task_id) references dossier.task (id),
  constraint sending_from foreign key (from_agency_id) references organization.agency (id),
  constraint sending_to foreign key (to_agency_id) references organization.agency (id),
  constraint sending_elsewhere check (from_agency_id <> to_agency_id)
);
revoke delete on dossier.sending from mot_cua_application;

alter table dossier.sending enable row level security;
create policy sight on dossier.sending to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
