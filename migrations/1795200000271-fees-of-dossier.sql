-- What the ledger says of a dossier, kept beside it by the same transaction: steps may ask for it to be paid.
alter table dossier.dossier
  -- Whole đồng; less than nought = paid too much.
  add column fee_outstanding bigint not null default 0,
  -- What was charged and paid, in brief; null = its charges are not laid down yet.
  add column fees jsonb;
