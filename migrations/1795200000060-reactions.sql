-- What reacts to the state: messages to people, publications to the national portal, notices of lateness.
create schema notification;
create schema portal_sync;
create schema supervision;

-- One message to one recipient over one channel; the row is the truth, the queue only carries its id.
create table notification.delivery (
  id            uuid        primary key,
  dossier_id    uuid        not null,
  intent        text        not null,
  intent_key    text        not null,
  channel       text        not null check (channel in ('sms', 'email')),
  recipient     text        not null,
  content       jsonb       not null,
  state         text        not null check (state in ('pending', 'sending', 'sent', 'failed')),
  attempts      integer     not null default 0,
  sweeps        integer     not null default 0,
  created_at    timestamptz not null,
  touched_at    timestamptz not null,
  sent_at       timestamptz,
  gateway_id    text,
  last_error    text,
  correlation_id text       not null,
  constraint delivery_once unique (intent_key, channel, recipient),
  constraint delivery_dossier foreign key (dossier_id) references dossier.dossier (id)
);
-- The sweeper: whatever is not finished and has not been touched for a while.
create index delivery_unfinished on notification.delivery (touched_at) where state in ('pending', 'sending');
create index delivery_dossier_id on notification.delivery (dossier_id, created_at);

-- One status change on its way to the national portal; sequence = the dossier's history sequence.
create table portal_sync.publication (
  dossier_id     uuid        not null,
  sequence       integer     not null,
  state          text        not null check (state in ('pending', 'sending', 'sent', 'set-aside')),
  attempts       integer     not null default 0,
  sweeps         integer     not null default 0,
  created_at     timestamptz not null,
  touched_at     timestamptz not null,
  sent_at        timestamptz,
  last_error     text,
  correlation_id text        not null,
  primary key (dossier_id, sequence),
  constraint publication_history foreign key (dossier_id, sequence) references dossier.history (dossier_id, sequence)
);
create index publication_unfinished on portal_sync.publication (touched_at) where state in ('pending', 'sending');
create index publication_set_aside on portal_sync.publication (dossier_id) where state = 'set-aside';

-- Each threshold of each dossier fires once, also after a scheduler outage.
create table supervision.notice (
  dossier_id uuid        not null,
  threshold  text        not null check (threshold in ('overdue')),
  due_at     timestamptz not null,
  noticed_at timestamptz not null,
  primary key (dossier_id, threshold, due_at),
  constraint notice_dossier foreign key (dossier_id) references dossier.dossier (id)
);
