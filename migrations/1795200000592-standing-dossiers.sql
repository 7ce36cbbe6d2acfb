-- What stands still, of each agency: boards list it by why it does, and it is one open dossier in ten.
create index dossier_standing on dossier.dossier (lead_agency_id, due_at, id) include (secrecy, field_code)
  where clock = 'suspended' and completed_at is null and closed_at is null;
