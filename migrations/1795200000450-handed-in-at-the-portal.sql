-- Dossiers handed in at the national portal: received once by its code, or kept as a fault somebody owns.
alter table intake.submission
  -- Who handed it in; of the portal `source_code` is its MaHoSo.
  add column source text not null default 'service' check (source in ('service', 'national-portal')),
  -- Of what the portal sent, keyed: the same code with other content is told by it. `null` = of no portal.
  add column source_digest bytea,
  add constraint submission_digested check ((source = 'national-portal') = (source_digest is not null));
-- Once, whichever account of the portal's brings it; it also finds what a code became.
create unique index submission_of_portal on intake.submission (source_code) where source = 'national-portal';

-- What the portal sent and was not taken, in words and with who is to mend it.
create table intake.portal_fault (
  id               uuid        primary key,
  -- The account that brought it.
  source_agency_id integer     not null,
  -- As the portal said it; `null` = it said none.
  code             text,
  procedure_code   text,
  digest           bytea       not null,
  -- All that was sent, sealed for this row; `null` = settled.
  content_sealed   bytea,
  -- Whose desk it was for; `null` = not known, and administrators mend it.
  agency_id        integer,
  problem          text        not null,
  reason           text        not null,
  state            text        not null check (state in ('open', 'received', 'closed')),
  -- How often it came or was tried.
  times            integer     not null default 1,
  first_at         timestamptz not null,
  last_at          timestamptz not null,
  settled_at       timestamptz,
  settled_by       text,
  -- Why it was closed.
  note             text,
  submission_id    uuid,
  constraint portal_fault_source foreign key (source_agency_id) references organization.agency (id),
  constraint portal_fault_agency foreign key (agency_id) references organization.agency (id),
  constraint portal_fault_submission foreign key (submission_id) references intake.submission (id),
  constraint portal_fault_open check (
    (state = 'open') = (content_sealed is not null) and (state = 'open') = (settled_at is null)
    and (settled_at is null) = (settled_by is null)),
  constraint portal_fault_received check ((state = 'received') = (submission_id is not null)),
  constraint portal_fault_closed check ((state = 'closed') = (note is not null))
);
-- The same content that comes again is the same fault; it also finds what a code is open for once it is received.
create unique index portal_fault_same on intake.portal_fault (coalesce(code, ''), digest) where state = 'open';
-- What there is to mend, the newest first.
create index portal_fault_newest on intake.portal_fault (state, last_at, id);

revoke delete on intake.portal_fault from mot_cua_application;

alter table intake.portal_fault enable row level security;
create policy sight on intake.portal_fault to mot_cua_application
  using ((select platform.sees_everything())
         or agency_id = any ((select platform.agencies_in_sight())::integer[]));

-- Files that came before there is a dossier. They are stored before the submission is written, so nothing refers to it; what it
-- never came to is an upload nobody goes on with.
alter table document.document
  alter column dossier_id drop not null,
  add column submission_id uuid,
  add constraint document_of_something check (dossier_id is not null or submission_id is not null);
create index document_of_submission on document.document (submission_id) where submission_id is not null;
-- A submission that is decided gives its documents to the dossier it became, which may not know a component any more.
grant update (dossier_id, kind, component_code) on document.document to mot_cua_application;

alter table document.version
  -- `null` = it came from the national portal.
  alter column uploaded_by drop not null;

-- Of who sees the submission as well.
drop policy sight on document.document;
create policy sight on document.document to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1)
         or (select true from intake.submission s where s.id = submission_id limit 1));

-- The code the national portal knows a dossier by that was handed in there; `null` = it knows ours.
alter table dossier.dossier add column portal_code text;
-- Once; and by it whoever has that code alone finds the dossier.
create unique index dossier_portal_code on dossier.dossier (portal_code) where portal_code is not null;
