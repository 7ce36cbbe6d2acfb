-- Dossiers handed in online, before a desk has accepted them. What they hold is kept until a desk decides and no longer: then
-- it is a dossier, received or refused.
create schema intake;

create table intake.submission (
  id             uuid        primary key,
  ordinal        bigint      generated always as identity,
  -- What the submitter is told until there is a dossier.
  number         text        not null generated always as ('TT-' || lpad(ordinal::text, 8, '0')) stored,
  -- The agency whose program handed it in, or the desk that helped with it, and the code it is known by there.
  source_agency_id integer   not null,
  source_code    text        not null,
  desk_agency_id integer     not null,
  procedure_code text        not null,
  procedure_name text        not null,
  -- As of the dossier it will be; who sees it depends on both.
  field_code     text,
  secrecy        text        not null,
  -- The whole request, sealed for this row, and whose it is; null = decided or withdrawn.
  content_sealed bytea,
  applicant_name text,
  state          text        not null check (state in ('pending', 'supplement-asked', 'accepted', 'refused', 'withdrawn')),
  -- Counts what was done to it.
  version        integer     not null default 1,
  submitted_at   timestamptz not null,
  -- Eight working hours of the desk after it was handed in, or its supplement was.
  accept_by      timestamptz not null,
  -- What was asked of the submitter, once.
  asked          jsonb,
  asked_at       timestamptz,
  decided_at     timestamptz,
  -- Whether it was decided after `accept_by`.
  late           boolean,
  dossier_id     uuid,
  constraint submission_once unique (source_agency_id, source_code),
  constraint submission_source foreign key (source_agency_id) references organization.agency (id),
  constraint submission_desk foreign key (desk_agency_id) references organization.agency (id),
  constraint submission_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint submission_open check (
    (state in ('pending', 'supplement-asked')) = (content_sealed is not null)
    and (content_sealed is null) = (applicant_name is null) and (content_sealed is null) = (decided_at is not null)),
  constraint submission_became check ((state in ('accepted', 'refused')) = (dossier_id is not null)),
  constraint submission_asked check ((asked is null) = (asked_at is null))
);
-- What a desk has to decide, the most urgent first; and what it decided, by state.
create index submission_of_desk on intake.submission (desk_agency_id, state, accept_by, id);

revoke delete on intake.submission from mot_cua_application;

-- Of the desk it was handed in for, and of who sees the dossier it became.
alter table intake.submission enable row level security;
create policy sight on intake.submission to mot_cua_application
  using ((select platform.sees_everything())
         or desk_agency_id = any ((select platform.agencies_in_sight())::integer[])
         or (select true from dossier.dossier d where d.id = dossier_id limit 1));
