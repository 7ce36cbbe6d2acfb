-- A new data key on its way into every sealed value; the worker walks table by table, row by row, in passes.
create table personal_data.key_change (
  data_key_id   integer     primary key,
  begun_at      timestamptz not null,
  begun_by      integer     not null,
  pass_began_at timestamptz not null,
  -- How far the pass has come: everything up to this row of this table. Empty = not begun.
  table_name    text,
  reached       text,
  done_at       timestamptz,
  constraint key_change_data_key foreign key (data_key_id) references personal_data.data_key (id)
);
-- One at a time, whoever asks.
create unique index key_change_one_open on personal_data.key_change ((true)) where done_at is null;
