-- What api and worker may do in the database. Their login is a member of this role and owns nothing; which login that is,
-- the setup says (apps/setup). Roles belong to the whole server, so another database may have made it.
do $$ begin
  create role mot_cua_application nologin;
exception when duplicate_object or unique_violation then null;
end $$;

-- Reading and writing rows of what there is and of what later migrations make, and nothing else: no truncate, no trigger,
-- no reference, no table or schema of its own. What a table needs less is taken away below, and of later tables by their
-- own migrations; test/security/10-database-roles.e2e-spec.ts knows what each may be done to.
do $$ declare name text; begin
  foreach name in array array['audit', 'calendar', 'calendar_change', 'dossier', 'identity', 'notification',
    'organization', 'personal_data', 'platform', 'portal_sync', 'procedure', 'reorganization', 'retention', 'supervision',
    'workflow', 'workflow_change']
  loop
    execute format('grant usage on schema %I to mot_cua_application', name);
    execute format('grant select, insert, update, delete on all tables in schema %I to mot_cua_application', name);
  end loop;
end $$;
alter default privileges grant usage on schemas to mot_cua_application;
alter default privileges grant select, insert, update, delete on tables to mot_cua_application;

-- The past is added to. Chains are written by a trigger, which runs as the owner; what waits is taken out by the sealer.
revoke update, delete on audit.entry, audit.seal, dossier.history, dossier.assignment, organization.former_position
  from mot_cua_application;
revoke insert, update, delete on audit.chain from mot_cua_application;
revoke insert, update on audit.waiting from mot_cua_application;

-- Published versions, and what became of things, are never changed. Who publishes locks others out meanwhile.
revoke update, delete on calendar.revision, procedure.procedure, procedure.catalogue_import_item,
  procedure.catalogue_import_finding, workflow.definition, dossier.extension, dossier.participation, dossier.rescheduling,
  reorganization.moved_dossier, workflow_change.outcome, supervision.notice from mot_cua_application;
grant maintain on workflow.definition to mot_cua_application;
revoke insert, delete on procedure.catalogue_revision from mot_cua_application;

-- What has an end stays with it.
revoke delete on calendar_change.change, dossier.applicant, dossier.code_counter, dossier.component, dossier.dossier,
  dossier.late_entry, dossier.rota, dossier.suspension, dossier.task, identity.account, identity.recovery_code,
  identity.service_account, identity.service_key, notification.delivery, organization.agency, organization.delegation,
  organization.officer, organization.officer_import, personal_data.data_key, personal_data.key_change, platform.outbox_message,
  portal_sync.publication, procedure.catalogue_import, reorganization.change, workflow_change.change
  from mot_cua_application;
revoke update on platform.idempotency_key, identity.external_identity, identity.former_password, dossier.retention_hold
  from mot_cua_application;
revoke update, delete on identity.spent_refresh_token from mot_cua_application;
-- A data key is wrapped under its number, so the number is drawn first.
grant usage on sequence personal_data.data_key_id_seq to mot_cua_application;
-- Of the setup alone, and gone with its first run.
do $$ begin
  if to_regclass('personal_data.unsealed') is not null then
    revoke all on personal_data.unsealed from mot_cua_application;
  end if;
end $$;
