-- Officers are told of shares of limits that are used up, and that they were urged on.
alter table notification.notice
  drop constraint notice_kind_check,
  add constraint notice_kind_check check (kind in ('task-given', 'task-open', 'task-taken', 'due-next-day', 'late',
    'supplement-came', 'payment-came', 'opinion-asked', 'opinion-answered', 'message-failed',
    'step-threshold', 'dossier-threshold', 'nudged')),
  drop constraint notice_of_one,
  -- A share of a whole dossier's limit is of none of the three.
  add constraint notice_of_one check
    (num_nonnulls(task_id, opinion_id, delivery_id) = case when kind = 'dossier-threshold' then 0 else 1 end),
  -- Percent of the limit; of those that speak of a share.
  add column share     smallint,
  -- The mail of the day tells of it as well, until it is read.
  add column in_digest boolean not null default false,
  add constraint notice_share check ((share is not null) = (kind in ('step-threshold', 'dossier-threshold')));
-- The mail of the day.
create index notice_for_digest on notification.notice (officer_id) where in_digest and read_at is null;
