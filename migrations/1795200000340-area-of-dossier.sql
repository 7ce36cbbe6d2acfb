alter table dossier.dossier
  -- By which area its time and its fees were reckoned: a code of the procedure's, or 'ordinary'. Null = nobody has said.
  add column area_code text,
  -- What a dossier owes is the ledger's word alone.
  drop column declared_fees;
