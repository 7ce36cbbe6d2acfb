-- Dossiers the ministry's civil-status system holds for the province come in like those of the national portal; only that this
-- system fetches them, so that no account brings them.
alter table intake.submission
  drop constraint submission_source_check,
  drop constraint submission_digested,
  add constraint submission_source_known check (source in ('service', 'national-portal', 'civil-status')),
  add constraint submission_digested check ((source <> 'service') = (source_digest is not null));

-- Once for each system, whoever brings it; it also finds what a code became.
drop index intake.submission_of_portal;
create unique index submission_of_arrival on intake.submission (source, source_code) where source <> 'service';

alter table intake.portal_fault
  add column source text not null default 'national-portal' check (source in ('national-portal', 'civil-status')),
  -- `null` = it was fetched, and no account brought it.
  alter column source_agency_id drop not null,
  add constraint portal_fault_brought check ((source = 'national-portal') = (source_agency_id is not null));
