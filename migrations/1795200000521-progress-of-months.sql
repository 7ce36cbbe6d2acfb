-- What is published of how agencies do.
create schema tracking;

-- Figures of the dossiers received in a month, by agency, as they were counted last. Read whole by the month: nobody who asks
-- makes a year of dossiers be counted.
create table tracking.month_progress (
  -- Its first day.
  month      date        primary key,
  counted_at timestamptz not null,
  -- By agency: agency, received, finished, late.
  lines      jsonb       not null,
  constraint month_progress_month check (month = date_trunc('month', month))
);
revoke delete on tracking.month_progress from mot_cua_application;
