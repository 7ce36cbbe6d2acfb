-- Who urged whom on stays; what they wrote may name an applicant, and is kept no longer than the dossier's other personal data.
-- Null: erased.
alter table supervision.nudge alter column words drop not null;
grant update (words) on supervision.nudge to mot_cua_application;
