-- Originals given back, one line a component: with the result, at a refusal, a withdrawal or a stop, and also after the end
-- (NĐ 61/2018 Đ.20). What is still held is what was handed in, less these. The name goes with the applicant's personal data.
create table dossier.original_return (
  dossier_id     uuid        not null,
  -- Of the change that gave them back.
  sequence       integer     not null,
  component_code text        not null,
  originals      smallint    not null check (originals > 0),
  -- Null: erased.
  recipient      text,
  at             timestamptz not null,
  -- In this order it also answers what of a component is still held.
  primary key (dossier_id, component_code, sequence),
  constraint original_return_component foreign key (dossier_id, component_code)
    references dossier.component (dossier_id, code)
);
alter table dossier.original_return enable row level security;
create policy sight on dossier.original_return to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on dossier.original_return from mot_cua_application;
