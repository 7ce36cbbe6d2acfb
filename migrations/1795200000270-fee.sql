-- Money of dossiers: what is to be paid, what was, and by which receipt. Amounts are whole đồng.
create schema fee;

-- What the People's Council of the province has set. Each decision is a row; none is overwritten, one that was entered
-- wrongly is withdrawn.
create table fee.council_amount (
  id              uuid        primary key,
  procedure_code  text        not null,
  -- Code of the fee in the catalogue; its name, where it has none.
  item            text        not null,
  -- Null = any.
  channel         text        check (channel in ('direct', 'online', 'post')),
  case_code       text,
  area_code       text,
  amount          bigint      not null check (amount between 0 and 1000000000000000),
  resolution      text        not null,
  valid_from      date        not null,
  valid_to        date        check (valid_to >= valid_from),
  entered_at      timestamptz not null,
  entered_by      integer     not null,
  withdrawn_at    timestamptz,
  withdrawn_by    integer,
  withdrawn_why   text,
  constraint council_amount_withdrawn check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null)),
  constraint council_amount_entered_by foreign key (entered_by) references organization.officer (id),
  constraint council_amount_withdrawn_by foreign key (withdrawn_by) references organization.officer (id)
);
-- One decision a day for the same thing; it also finds those of a procedure.
create unique index council_amount_once on fee.council_amount
  (procedure_code, item, channel, case_code, area_code, valid_from) nulls not distinct where withdrawn_at is null;
revoke delete on fee.council_amount from mot_cua_application;

-- A day of an agency's till, from opening to closing. Nothing is entered on a day that is closed.
create table fee.cash_day (
  agency_id  integer     not null,
  day        date        not null,
  -- Of the receipts written on it.
  series     text        not null,
  opened_at  timestamptz not null,
  opened_by  integer     not null,
  closed_at  timestamptz,
  closed_by  integer,
  -- What came in less what went out, by the book; and what lay in the till.
  expected   bigint,
  counted    bigint check (counted >= 0),
  note       text,
  primary key (agency_id, day),
  constraint cash_day_closed check (
    (closed_at is null) = (closed_by is null) and (closed_at is null) = (expected is null)
    and (closed_at is null) = (counted is null)),
  constraint cash_day_agency foreign key (agency_id) references organization.agency (id),
  constraint cash_day_opened_by foreign key (opened_by) references organization.officer (id),
  constraint cash_day_closed_by foreign key (closed_by) references organization.officer (id)
);
-- The database's own word that a day is opened after the ones before were closed.
create unique index cash_day_one_open on fee.cash_day (agency_id) where closed_at is null;
revoke delete on fee.cash_day from mot_cua_application;

-- The last number of receipts and of vouchers. Its row is locked until the number is written: no number is lost.
create table fee.number_counter (
  agency_id integer  not null,
  kind      text     not null check (kind in ('receipt', 'voucher')),
  series    text     not null,
  year      smallint not null,
  last      integer  not null,
  primary key (agency_id, kind, series, year),
  constraint number_counter_agency foreign key (agency_id) references organization.agency (id)
);
revoke delete on fee.number_counter from mot_cua_application;

-- Repaying what was paid too much: one person asks, another decides, and a voucher says that it was paid out.
create table fee.refund (
  id           uuid        primary key,
  dossier_id   uuid        not null,
  amount       bigint      not null check (amount between 1 and 1000000000000000),
  reason       text        not null,
  state        text        not null check (state in ('requested', 'approved', 'refused', 'paid-out')),
  requested_at timestamptz not null,
  requested_by integer     not null,
  decided_at   timestamptz,
  decided_by   integer,
  decision     text,
  constraint refund_decided check (
    (state = 'requested') = (decided_at is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null) = (decision is null)),
  constraint refund_two_persons check (decided_by <> requested_by),
  constraint refund_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint refund_requested_by foreign key (requested_by) references organization.officer (id),
  constraint refund_decided_by foreign key (decided_by) references organization.officer (id)
);
-- The refunds of a dossier.
create index refund_of_dossier on fee.refund (dossier_id, requested_at);
revoke delete on fee.refund from mot_cua_application;

-- The ledger: append-only; what was wrong is set right by an entry against it. The sum of a dossier's entries is what it
-- owes.
create table fee.entry (
  id           bigint generated always as identity primary key,
  dossier_id   uuid        not null,
  kind         text        not null check (kind in ('charge', 'exemption', 'payment', 'refund', 'reversal')),
  -- What it adds to what the dossier owes; less than nought, what it takes away.
  amount       bigint      not null check (amount <> 0 and amount between -1000000000000000 and 1000000000000000),
  -- Of a charge: the fee it is of, its name on paper, phí or lệ phí, and when it is due.
  item         text,
  code         text,
  name         text,
  fee_kind     text        check (fee_kind in ('fee', 'levy')),
  due          text        check (due in ('on-reception', 'before-result', 'on-notice')),
  -- Of an exemption: the charge; of a reversal: what it takes back.
  about        bigint,
  refund_id    uuid,
  -- Why: the resolution, the legal basis with its paper, the reason.
  ground       text        not null,
  paper        text,
  -- Of cash: whose till on which day, and its number there.
  day          date,
  series       text,
  year         smallint,
  number       integer,
  -- Of what came by the payment platform: its reference there.
  transaction  text,
  advance      boolean     not null default false,
  payer        text,
  at           timestamptz not null,
  officer_id   integer,
  officer_name text        not null,
  agency_id    integer     not null,
  constraint entry_sign check (case kind when 'charge' then amount > 0 when 'refund' then amount > 0
    when 'exemption' then amount < 0 when 'payment' then amount < 0 else true end),
  constraint entry_charge check ((kind = 'charge') = (name is not null) and (kind = 'charge') = (fee_kind is not null)
    and (kind = 'charge') = (due is not null)),
  constraint entry_about check ((kind in ('exemption', 'reversal')) = (about is not null)),
  constraint entry_refund check ((kind = 'refund') = (refund_id is not null)),
  constraint entry_numbered check ((number is null) = (series is null) and (number is null) = (year is null)
    and (number is null or day is not null)),
  constraint entry_payment check (kind <> 'payment' or (number is null) <> (transaction is null)),
  constraint entry_dossier foreign key (dossier_id) references dossier.dossier (id),
  constraint entry_refund_known foreign key (refund_id) references fee.refund (id),
  constraint entry_officer foreign key (officer_id) references organization.officer (id),
  constraint entry_agency foreign key (agency_id) references organization.agency (id),
  constraint entry_cash_day foreign key (agency_id, day) references fee.cash_day (agency_id, day),
  constraint entry_same_dossier unique (id, dossier_id),
  constraint entry_about_known foreign key (about, dossier_id) references fee.entry (id, dossier_id)
);
-- The account of a dossier.
create index entry_of_dossier on fee.entry (dossier_id, id);
-- The book of a day, and its sum; most entries are of no till.
create index entry_of_day on fee.entry (agency_id, day, id) where day is not null;
-- An entry is taken back once, a refund paid out once.
create unique index entry_reversed_once on fee.entry (about) where kind = 'reversal';
create unique index entry_refunded_once on fee.entry (refund_id) where kind = 'refund';
-- A payment that is told of twice is one payment.
create unique index entry_transaction on fee.entry (transaction) where transaction is not null;
-- No number is used twice.
create unique index entry_receipt on fee.entry (agency_id, series, year, number) where kind = 'payment' and number is not null;
create unique index entry_voucher on fee.entry (agency_id, series, year, number) where kind = 'refund';
revoke update, delete on fee.entry from mot_cua_application;

do $$ declare name text; begin
  foreach name in array array['fee.entry', 'fee.refund'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy sight on %s to mot_cua_application
      using ((select platform.sees_everything())
             or (select true from dossier.dossier d where d.id = dossier_id limit 1))', name);
  end loop;
end $$;
