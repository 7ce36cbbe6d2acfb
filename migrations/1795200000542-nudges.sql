-- Who urged whom on, with a step that was open then. Written once; the trace of it, beside the audit trail.
create table supervision.nudge (
  id         bigint      generated always as identity primary key,
  dossier_id uuid        not null,
  task_id    bigint      not null,
  at         timestamptz not null,
  by         integer     not null,
  -- Who held the step; null = nobody of its post.
  holder_id  integer,
  words      text        not null,
  constraint nudge_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint nudge_task foreign key (task_id) references dossier.task (id),
  constraint nudge_by foreign key (by) references organization.officer (id),
  constraint nudge_holder foreign key (holder_id) references organization.officer (id)
);
-- Those of a dossier, the latest first; and whether somebody has just urged.
create index nudge_of_dossier on supervision.nudge (dossier_id, at desc);
revoke update, delete on supervision.nudge from mot_cua_application;

alter table supervision.nudge enable row level security;
create policy sight on supervision.nudge to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
