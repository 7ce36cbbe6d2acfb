-- What an officer should know of: one row an occasion and officer. Whether it still matters is read from what it is about, so
-- that nobody has to take it away: rows that do not are passed over, and cleared away some time later.
create table notification.notice (
  id          uuid        primary key default uuidv7(),
  officer_id  integer     not null,
  kind        text        not null check (kind in ('task-given', 'task-open', 'task-taken', 'due-next-day', 'late',
    'supplement-came', 'payment-came', 'opinion-asked', 'opinion-answered', 'message-failed')),
  dossier_id  uuid        not null,
  -- What of the dossier it is about: of the three one is there.
  task_id     bigint,
  opinion_id  uuid,
  delivery_id uuid,
  -- When the step was due; of those that speak of it.
  due_at      timestamptz,
  at          timestamptz not null,
  read_at     timestamptz,
  -- Names the occasion, so that it is told once.
  occasion    text        not null,
  constraint notice_once unique (officer_id, occasion),
  constraint notice_of_one check (num_nonnulls(task_id, opinion_id, delivery_id) = 1),
  constraint notice_officer foreign key (officer_id) references organization.officer (id),
  constraint notice_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint notice_task foreign key (task_id) references dossier.task (id),
  constraint notice_opinion foreign key (opinion_id) references dossier.opinion (id),
  constraint notice_delivery foreign key (delivery_id) references notification.delivery (id)
);
-- An officer's list: what they have not read, then what they have, each the latest first.
create index notice_of_officer on notification.notice (officer_id, (read_at is not null), at desc, id desc);
-- Those that have become old.
create index notice_age on notification.notice (at);

alter table notification.notice enable row level security;
create policy sight on notification.notice to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
