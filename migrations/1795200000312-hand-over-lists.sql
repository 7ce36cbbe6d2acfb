-- Lists of papers that go from one agency to another (danh sách bàn giao), signed on both sides. What a list says is
-- written down when it is made, and only its receipt is added: printed again, it says the same.
create table dossier.hand_over_counter (
  agency_id integer not null,
  day       date    not null,
  last      integer not null,
  primary key (agency_id, day)
);

create table dossier.hand_over_list (
  id              uuid        primary key,
  from_agency_id  integer     not null,
  to_agency_id    integer     not null,
  -- The list's number is counted by agency and day.
  day             date        not null,
  number          integer     not null,
  -- What both were called.
  from_name       text        not null,
  to_name         text        not null,
  made_at         timestamptz not null,
  made_by         integer     not null,
  made_by_name    text        not null,
  made_by_title   text        not null,
  -- Null until the receiving agency says what it got.
  received_at     timestamptz,
  received_by     integer,
  received_by_name text,
  received_by_title text,
  constraint hand_over_list_number unique (from_agency_id, day, number),
  constraint hand_over_list_from foreign key (from_agency_id) references organization.agency (id),
  constraint hand_over_list_to foreign key (to_agency_id) references organization.agency (id),
  constraint hand_over_list_received check ((received_at is null) = (received_by is null))
);
-- An agency's lists, the newest first: what it handed over, and what came to it.
create index hand_over_list_made on dossier.hand_over_list (from_agency_id, made_at desc, id desc);
create index hand_over_list_came on dossier.hand_over_list (to_agency_id, made_at desc, id desc);

create table dossier.hand_over_line (
  list_id    uuid    not null,
  ordinal    integer not null,
  dossier_id uuid    not null,
  -- The task that was handed over by leaving it, and when it was left: taken back, it may be handed over anew.
  task_id    bigint  not null,
  left_at    timestamptz not null,
  code       text    not null,
  procedure  text    not null,
  step       text    not null,
  originals  integer not null,
  copies     integer not null,
  -- Why it was not received; null = it was, or nobody has said yet.
  missing    text,
  primary key (list_id, ordinal),
  constraint hand_over_line_list foreign key (list_id) references dossier.hand_over_list (id),
  constraint hand_over_line_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint hand_over_line_task foreign key (task_id) references dossier.task (id)
);
-- A task is handed over on one list only: of two at once, one finds it taken.
create unique index hand_over_line_once on dossier.hand_over_line (task_id, left_at);

-- What an officer left on a day, to be put on a list.
create index task_left_by on dossier.task (closed_by, closed_at) where closed_by is not null;

revoke delete on dossier.hand_over_counter, dossier.hand_over_list, dossier.hand_over_line from mot_cua_application;

alter table dossier.hand_over_line enable row level security;
create policy sight on dossier.hand_over_line to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
