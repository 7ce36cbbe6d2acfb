-- Dossiers that took a paper or a result over from another, which is therefore kept. Partial: few do.
create index component_reused_from on dossier.component (reused_from) where reused_from is not null;
