-- Who sees most of the province reads its dossiers newest first, without asking each agency for its own.
create index dossier_newest on dossier.dossier (received_at desc, id desc);

-- In the order of bytes, in which a prefix is a range; as a plain operator class it took the look-ups by whole codes, too.
drop index dossier.dossier_code_prefix;
create index dossier_code_prefix on dossier.dossier (code collate "C");
