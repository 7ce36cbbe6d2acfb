/** Functions that run as the owner of the tables, and so pass by the policies: what each gives away is looked at one by one. */
export const OWNERS_FUNCTIONS: readonly string[] = [
  'audit.chain_entry()',
  'dossier.applicants_named(text,integer)',
  'dossier.chain_history()',
  'dossier.dossier_of_citizen(bytea,text)',
  'dossier.dossiers_coded(text,integer)',
  'dossier.dossiers_of_citizen(bytea,timestamp with time zone,uuid,integer)',
  'dossier.dossiers_resulting(text,integer)',
  'dossier.open_of_applicant(bytea,text)',
  'dossier.settle_participation()',
  'dossier.tracked(uuid)',
  'fee.open_request(uuid,timestamp with time zone)',
  'notification.told_of(uuid)',
  'supervision.mark_dossier()',
  'supervision.mark_task()',
  'supervision.note_deadline_change()',
];
