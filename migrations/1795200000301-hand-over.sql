-- How the result got to its applicant: way, instant, recipient with authority, confirmation, consignment. The recipient's
-- name goes with the applicant's personal data; the history never has it.
alter table dossier.dossier add column hand_over jsonb;

-- Results an agency has given this number, for a warning when it is given again. Partial: most dossiers have none.
create index dossier_result_number on dossier.dossier (lead_agency_id, (result ->> 'number'))
  where result is not null;

-- The code by which an applicant confirms, from afar, that a result may be handed to whoever stands at the desk. The code
-- itself is nowhere: it is derived from the id under a key of the server, when the message is sent and when it is read out.
create table dossier.hand_over_code (
  dossier_id uuid        primary key,
  id         uuid        not null,
  sent_at    timestamptz not null,
  expires_at timestamptz not null,
  -- How often one was sent for the dossier.
  times      smallint    not null,
  -- Tries at the present one.
  tries      smallint    not null default 0,
  used_at    timestamptz,
  constraint hand_over_code_dossier foreign key (dossier_id) references dossier.dossier (id)
);
alter table dossier.hand_over_code enable row level security;
create policy sight on dossier.hand_over_code to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on dossier.hand_over_code from mot_cua_application;
