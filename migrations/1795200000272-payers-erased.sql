-- What was paid stays for good; whose name is on the receipt, and what paper proved an exemption, is kept no longer than the
-- dossier's other personal data.
grant update (payer, paper) on fee.entry to mot_cua_application;
