-- The money of a period, of all dossiers somebody answers for: entries by when they were booked. Ledgers are found by their
-- dossier, which says nothing of time.
create index entry_in_time on fee.entry (at);
