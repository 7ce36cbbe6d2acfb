-- Paying online: what the platform was asked for, and what it has told of money that came. What is owed stays in the ledger.

-- The platform was asked to take this sum for a dossier. Money that came is booked whatever this says.
create table fee.payment_request (
  id             uuid        primary key,
  -- What the platform knows it by.
  reference      text        not null generated always as (replace(id::text, '-', '')) stored,
  dossier_id     uuid        not null,
  amount         bigint      not null check (amount between 1 and 1000000000000000),
  -- asked: the call is on its way; open: it may be paid at the address; paid, failed: by the platform's word; lapsed: nobody
  -- asks any more.
  state          text        not null check (state in ('asked', 'open', 'paid', 'failed', 'lapsed')),
  requested_at   timestamptz not null,
  requested_by   integer     not null,
  -- The call was begun; by one process.
  called_at      timestamptz,
  url            text,
  -- Until when the payer is told to pay; the platform may take it later as well.
  expires_at     timestamptz not null,
  -- When the platform is asked what became of it, if it has not said.
  ask_at         timestamptz not null,
  sweeps         integer     not null default 0,
  last_error     text,
  correlation_id text        not null,
  constraint payment_request_reference unique (reference),
  constraint payment_request_url check (url is not null or state <> 'open'),
  constraint payment_request_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint payment_request_officer foreign key (requested_by) references organization.officer (id)
);
-- The requests of a dossier.
create index payment_request_of_dossier on fee.payment_request (dossier_id, requested_at);
-- The sweeper: those the platform is to be asked about.
create index payment_request_awaited on fee.payment_request (ask_at) where state in ('asked', 'open');
revoke delete on fee.payment_request from mot_cua_application;

-- Money the platform says has come, once each, kept with the entry it became; without a dossier where its reference is of none.
create table fee.platform_transaction (
  transaction text        primary key,
  -- As the platform gave it.
  reference   text        not null,
  dossier_id  uuid,
  amount      bigint      not null check (amount between 1 and 1000000000000000),
  bank        text,
  paid_at     timestamptz,
  told_by     text        not null check (told_by in ('call-back', 'query')),
  told_at     timestamptz not null,
  constraint platform_transaction_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- Money nobody knows the dossier of; few, and somebody has to look at them.
create index platform_transaction_unmatched on fee.platform_transaction (told_at) where dossier_id is null;
revoke update, delete on fee.platform_transaction from mot_cua_application;

do $$ declare name text; begin
  foreach name in array array['fee.payment_request', 'fee.platform_transaction'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy sight on %s to mot_cua_application
      using ((select platform.sees_everything())
             or (select true from dossier.dossier d where d.id = dossier_id limit 1))', name);
  end loop;
end $$;
