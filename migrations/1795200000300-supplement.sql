-- What every unit finds missing in a dossier is gathered on one checklist, so that it can be asked for once and completely
-- (NĐ 61/2018 Đ.15.3). A need is open, then asked for by one change, then settled by another: met, or left unmet for a
-- reason. While nobody has asked for it, who put it there may take it back.
create table dossier.supplement_need (
  -- In the order they were written.
  id             uuid        primary key default uuidv7(),
  dossier_id     uuid        not null,
  -- Null: told by its name alone.
  component_code text,
  name           text        not null,
  fault          text        not null check (fault in ('missing', 'invalid', 'needs-copy', 'other')),
  explanation    text,
  ground         text,
  added_at       timestamptz not null,
  added_by       integer     not null,
  agency_id      integer     not null,
  taken_back_at  timestamptz,
  -- Sequences of the changes that asked for it and settled it.
  asked_in       integer,
  settled_in     integer,
  met            boolean,
  constraint supplement_need_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint supplement_need_added_by foreign key (added_by) references organization.officer (id),
  constraint supplement_need_agency foreign key (agency_id) references organization.agency (id),
  constraint supplement_need_course check (
    (taken_back_at is null or asked_in is null)
    and (settled_in is null or asked_in is not null)
    and ((settled_in is null) = (met is null)))
);
-- The checklist of a dossier, in the order it was written.
create index supplement_need_of_dossier on dossier.supplement_need (dossier_id, id);
alter table dossier.supplement_need enable row level security;
create policy sight on dossier.supplement_need to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke delete on dossier.supplement_need from mot_cua_application;

-- A receipt pays once, in the whole province.
create table dossier.payment_receipt (
  -- Series and number in capitals, without spaces.
  receipt    text        not null,
  dossier_id uuid        not null,
  sequence   integer     not null,
  amount     bigint      not null check (amount > 0),
  at         timestamptz not null,
  constraint payment_receipt_unique primary key (receipt),
  constraint payment_receipt_dossier foreign key (dossier_id) references dossier.dossier (id)
);
alter table dossier.payment_receipt enable row level security;
create policy sight on dossier.payment_receipt to mot_cua_application
  using ((select platform.sees_everything())
         or (select true from dossier.dossier d where d.id = dossier_id limit 1))
  with check ((select current_setting('mot_cua.agencies', true)) <> '');
revoke update, delete on dossier.payment_receipt from mot_cua_application;
