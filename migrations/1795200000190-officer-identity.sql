-- Who an officer is beside their post: nobody decides a dossier of their own.

alter table organization.officer
  -- HMAC of the officer's own identity number, under the key of `dossier.applicant.identity_index`; the number is stored
  -- nowhere. Null = not known. No index: it is read with the officer, and compared with the applicant of one dossier.
  add column identity_index bytea;
