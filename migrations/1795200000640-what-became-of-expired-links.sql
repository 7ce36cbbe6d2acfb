-- Of files the portal came for too late, those that get no link any more: few among all, and found from what is the reason rather than by
-- reading every one that was ever asked for. What is no more, or is made secret, changes once in a dossier's life: no act writes these.
create index dossier_secret on dossier.dossier (id) where secrecy <> 'normal';
create index dossier_erased on dossier.dossier (id) where erased_at is not null;
-- Dossiers of which the portal was told of files once, and of none any more.
create index link_term_none on portal_sync.link_term (dossier_id) where good_until is null;
