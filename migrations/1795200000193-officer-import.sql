-- Officers and posts handed in as a workbook: looked at in a dry run, then carried out whole.

create table organization.officer_import (
  id           uuid        primary key,
  file_name    text        not null,
  -- SHA-256 of the file, hex; the file itself is not kept.
  digest       text        not null,
  state        text        not null default 'proposed',
  -- What would be written, with e-mails and phones: sealed for this row.
  plan_sealed  bytea,
  -- How many officers and posts that is.
  counts       jsonb       not null,
  -- What is wrong or odd, by row and column; no personal data.
  findings     jsonb       not null,
  proposed_at  timestamptz not null,
  proposed_by  text        not null,
  applied_at   timestamptz,
  applied_by   text,
  constraint officer_import_state check (state in ('proposed', 'applied')),
  -- Once it is carried out, or cannot be, there is nothing left to keep of what it held.
  constraint officer_import_plan check (state = 'proposed' or plan_sealed is null),
  constraint officer_import_applied check (
    (state = 'applied') = (applied_at is not null) and num_nulls(applied_at, applied_by) in (0, 2))
);
