-- The portal is told what the province answers for everybody (DongBoHoiDap): a letter about the question.
alter table portal_sync.letter drop constraint letter_kind;
alter table portal_sync.letter add constraint letter_kind
  check (kind in ('standing', 'answer', 'rating', 'public-answer'));
