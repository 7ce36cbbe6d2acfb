-- On whose behalf, from where, what it was before and is now, and whether it was done or refused.
alter table audit.entry
  -- The officer who answers for it, when another acted for them.
  add column on_behalf_of integer,
  -- Network address of the request; null for what the system does by itself.
  add column address      text,
  -- {before, after}: codes and ids only.
  add column change       jsonb,
  add column outcome      text not null default 'done' check (outcome in ('done', 'refused'));
