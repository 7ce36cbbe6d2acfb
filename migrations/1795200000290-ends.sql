-- Dossiers that were withdrawn, stopped or ended otherwise may be reopened by a decision: what lay between is no time of theirs.
alter table dossier.suspension
  drop constraint suspension_reason,
  add constraint suspension_reason
    check (reason in ('supplement', 'financial-obligation', 'applicant-request', 'force-majeure', 'closed')),
  -- Only what is over by the decision that tells of it.
  add constraint suspension_closed check (reason <> 'closed' or ended_at is not null);

-- A clerical error that was corrected, field by field; goes with the applicant's personal data.
create table dossier.correction (
  id            uuid    primary key,
  dossier_id    uuid    not null,
  -- Of the history, which knows who corrected it, when and why.
  sequence      integer not null,
  -- `fullName`, `identity`, `component:<code>`, `result.number`, …
  field         text    not null,
  -- Null = there was, or is, nothing.
  before_sealed bytea,
  after_sealed  bytea,
  constraint correction_history foreign key (dossier_id, sequence) references dossier.history (dossier_id, sequence)
);
-- A field is corrected once by one act; it also gives the corrections of a dossier in their order.
create unique index correction_once on dossier.correction (dossier_id, sequence, field);

alter table dossier.correction enable row level security;
create policy sight on dossier.correction to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
