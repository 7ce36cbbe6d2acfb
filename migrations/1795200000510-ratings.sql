-- What applicants say of how their dossiers were handled.
create schema feedback;

-- One of each dossier, for ever.
create table feedback.rating (
  id             uuid        primary key,
  dossier_id     uuid        not null,
  level          text        not null,
  -- Of the officers who took the dossier in and who examined it last; null = not said, or nobody did.
  received_level text,
  received_by    integer,
  handled_level  text,
  handled_by     integer,
  -- Codes that have words (libs/feedback/src/domain/rating.ts).
  reasons        text[]      not null,
  -- Free words may name people: sealed for this row, and erased with the other personal data of the dossier.
  comment_sealed bytea,
  -- Whose work is judged, as it was then.
  agency_id      integer     not null,
  procedure_code text        not null,
  rated_at       timestamptz not null,
  constraint rating_once unique (dossier_id),
  constraint rating_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint rating_agency foreign key (agency_id) references organization.agency (id),
  constraint rating_received_by foreign key (received_by) references organization.officer (id),
  constraint rating_handled_by foreign key (handled_by) references organization.officer (id),
  constraint rating_level check (level in ('very-satisfied', 'satisfied', 'not-satisfied')),
  constraint rating_received check (received_level in ('very-satisfied', 'satisfied', 'not-satisfied')),
  constraint rating_received_whom check ((received_level is null) = (received_by is null)),
  constraint rating_handled check (handled_level in ('very-satisfied', 'satisfied', 'not-satisfied')),
  constraint rating_handled_whom check ((handled_level is null) = (handled_by is null))
);
-- Lists of a period, the newest first, and figures of one. Levels and agency are read from the index.
create index rating_in_time on feedback.rating (rated_at, id) include (agency_id, level);
-- The same of one agency among hundreds.
create index rating_of_agency on feedback.rating (agency_id, rated_at, id);

alter table feedback.rating enable row level security;
create policy sight on feedback.rating to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on feedback.rating from mot_cua_application;
