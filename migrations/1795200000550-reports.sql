-- Reports of a period look at what had not ended when it began: what still runs is in dossier_open_due, what ended since is
-- found here, by agency. By the instant the clock stopped, as reports count it.
create index dossier_ended on dossier.dossier (lead_agency_id, coalesce(completed_at, closed_at))
  where completed_at is not null or closed_at is not null;
