-- At which shares of a limit who is told: of the province ('') and of procedures that have their own. Procedures that follow the
-- province again keep a row without thresholds, which says since when.
create table supervision.ladder (
  procedure_code text        primary key,
  thresholds     jsonb,
  version        integer     not null default 1,
  -- What had passed by then is not told of afterwards.
  in_force_from  timestamptz not null,
  -- Null = running dossiers are still to be planned anew.
  spread_at      timestamptz,
  set_by         integer,
  constraint ladder_set_by foreign key (set_by) references organization.officer (id),
  constraint ladder_of_province check (procedure_code <> '' or thresholds is not null)
);
revoke delete on supervision.ladder from mot_cua_application;
-- A province that runs already begins to be told now.
insert into supervision.ladder (procedure_code, thresholds, in_force_from)
select '', jsonb_build_object(
    'step', jsonb_build_array(
      jsonb_build_object('share', 75, 'tell', jsonb_build_array(jsonb_build_object('rung', 'holder', 'also', '[]'::jsonb))),
      jsonb_build_object('share', 100, 'tell', jsonb_build_array(
        jsonb_build_object('rung', 'holder', 'also', '[]'::jsonb),
        jsonb_build_object('rung', 'unit-head', 'also', '["digest"]'::jsonb)))),
    'dossier', jsonb_build_array(
      jsonb_build_object('share', 50, 'tell', jsonb_build_array(jsonb_build_object('rung', 'holder', 'also', '[]'::jsonb))),
      jsonb_build_object('share', 75, 'tell', jsonb_build_array(
        jsonb_build_object('rung', 'holder', 'also', '[]'::jsonb),
        jsonb_build_object('rung', 'unit-head', 'also', '["digest"]'::jsonb))),
      jsonb_build_object('share', 100, 'tell', jsonb_build_array(
        jsonb_build_object('rung', 'unit-head', 'also', '["digest"]'::jsonb),
        jsonb_build_object('rung', 'agency-leader', 'also', '["digest"]'::jsonb))),
      jsonb_build_object('share', 150, 'tell', jsonb_build_array(
        jsonb_build_object('rung', 'agency-leader', 'also', '["email"]'::jsonb),
        jsonb_build_object('rung', 'supervisor', 'also', '["digest"]'::jsonb))))),
  case when exists (select from dossier.dossier) then now() else timestamptz '2000-01-01' end;

-- A share of the limit of a dossier, or of one of its steps, and when it is used up. Planned anew when the clock changes; what has
-- fired stays, as the trace of what was told.
create table supervision.threshold (
  dossier_id   uuid        not null,
  -- 0 = of the dossier as a whole.
  task_id      bigint      not null default 0,
  -- Percent.
  share        smallint    not null,
  -- When that limit was given: with a restart, a phase or an extension all its shares are to come anew.
  given_at     timestamptz not null,
  due_at       timestamptz not null,
  fires_at     timestamptz not null,
  -- Rungs of the ladder, and over what each is told besides its list.
  tell         jsonb       not null,
  fired_at     timestamptz,
  -- Nobody looked when it was to fire.
  missed       boolean,
  constraint threshold_once primary key (dossier_id, task_id, share, given_at),
  constraint threshold_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint threshold_share check (share between 1 and 200),
  constraint threshold_fired check ((fired_at is null) = (missed is null))
);
-- The round: those that are due, the longest due first. Partial: what has fired leaves it.
create index threshold_to_fire on supervision.threshold (fires_at) where fired_at is null;

-- Dossiers whose clock may have changed since their thresholds were planned.
create table supervision.unplanned (
  dossier_id uuid        primary key,
  asked_at   timestamptz not null,
  constraint unplanned_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- The longest waiting first.
create index unplanned_asked on supervision.unplanned (asked_at);

alter table supervision.threshold enable row level security;
create policy sight on supervision.threshold to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
alter table supervision.unplanned enable row level security;
create policy sight on supervision.unplanned to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
