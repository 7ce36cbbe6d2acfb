-- `corrected`: it was deposited, and its dossier has no result under that number any more.
alter table shared_platform.deposit
  drop constraint deposit_state_check,
  drop constraint deposit_settled,
  add constraint deposit_state_check
    check (state in ('pending', 'waiting', 'deposited', 'corrected', 'refused', 'void')),
  add constraint deposit_settled check (
    (state in ('deposited', 'corrected', 'refused', 'void')) = (settled_at is not null));
