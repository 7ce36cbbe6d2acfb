-- How long dossiers of a procedure still took from the opening of a step on: quantiles from 0 to 100 % in steps of five, in seconds
-- without what was suspended. Reckoned anew each night from what ended within a year.
create table supervision.step_pace (
  procedure_code text               not null,
  step           text               not null,
  points         double precision[] not null,
  samples        integer            not null,
  primary key (procedure_code, step),
  constraint step_pace_points check (cardinality(points) = 21)
);

-- How likely a running dossier is to be late, by the open step that makes it so. Sorts lists, decides nothing.
create table supervision.forecast (
  dossier_id uuid             primary key,
  due_at     timestamptz      not null,
  step       text             not null,
  chance     double precision not null,
  -- By how much four in five such dossiers are over by at most, in seconds; negative = in time.
  over_by    double precision not null,
  constraint forecast_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint forecast_chance check (chance between 0 and 1)
);
-- The list: the most likely first.
create index forecast_by_chance on supervision.forecast (chance desc, due_at);

-- A night's reckoning, and how wrong such forecasts were of what ended within the last thirty days, from what had ended before
-- those: beside the plain rule that whoever opens a step with three quarters of the limit used up is late. Null = nothing ended.
create table supervision.forecast_night (
  day            date             primary key,
  reckoned_at    timestamptz      not null,
  samples        integer,
  -- Mean square of chance less outcome.
  forecast_brier double precision,
  naive_brier    double precision,
  -- Share of steps of which the more likely did not happen.
  forecast_wrong double precision
);
revoke delete on supervision.forecast_night from mot_cua_application;

alter table supervision.forecast enable row level security;
create policy sight on supervision.forecast to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
