-- How secret a dossier is and what a post may see of it. The levels are those of libs/organization/src/domain/secrecy.ts.

alter table organization.position
  add column clearance text not null default 'normal'
    constraint position_clearance check (clearance in ('normal', 'restricted', 'confidential'));

alter table procedure.procedure
  -- What a dossier of it begins with.
  add column secrecy text not null default 'normal'
    constraint procedure_secrecy check (secrecy in ('normal', 'restricted', 'confidential'));

alter table dossier.dossier
  add column secrecy    text not null default 'normal'
    constraint dossier_secrecy check (secrecy in ('normal', 'restricted', 'confidential')),
  -- Code of the field (lĩnh vực) of its procedure version, which never changes: posts may be confined to fields.
  add column field_code text;

update dossier.dossier d set field_code = p.field_code
from procedure.procedure p where p.id = d.procedure_id and p.field_code is not null;
