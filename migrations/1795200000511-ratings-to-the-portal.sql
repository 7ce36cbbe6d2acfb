-- The portal is told how a dossier was rated (DongBoDanhGia): a letter about the dossier.
alter table portal_sync.letter drop constraint letter_kind_check;
alter table portal_sync.letter add constraint letter_kind check (kind in ('standing', 'answer', 'rating'));
