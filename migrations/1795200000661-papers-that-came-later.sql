-- The index of a past period counts papers as they were then; a supplement brings some later, and the applicant's store is asked later.
alter table dossier.component
  -- When its pieces came, where that was with a supplement; null = with the dossier, or before this was kept.
  add column came_at timestamptz,
  -- When it was fetched from the store, where that was after the reception; null = never, by then, or before this was kept.
  add column fetched_at timestamptz;
