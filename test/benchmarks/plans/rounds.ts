import { type Case, round } from './case.ts';

/** The sweep of one table whose every row was lost. */
const sweep = (what: string, { of, index }: { of: string; index: string }): Case => ({
  what: `Sweep of ${what}`,
  send: round('sweep'),
  marked: new RegExp(`update ${of.replace('.', '\\.')}`),
  index,
  rows: 10_000,
  before: `update ${of} set touched_at = created_at where state = 'pending'`,
});

/** What the worker does of its own accord. */
export const ROUNDS_OF_THE_WORKER: Case[] = [
  {
    what: 'Outbox claim, 10,000 waiting',
    send: round('outbox relay'),
    marked: /for update of m skip locked/,
    index: 'outbox_message_turn',
    rows: 10,
    before: `update platform.outbox_message set state = 'pending' where id <= 10000`,
  },
  {
    what: 'Overdue scan',
    send: round('overdue scan'),
    marked: /insert into supervision\.notice/,
    index: 'dossier_running_due',
    rows: 40_000,
    before:
      'delete from supervision.notice where noticed_at = (select max(noticed_at) from supervision.notice)',
  },
  {
    what: 'Claim of a due timer, 10,000 waiting',
    send: round('timers of steps'),
    marked: /for update of x skip locked/,
    index: 'task_timer_due',
    rows: 10,
    before: `
      update dossier.task_timer set fires_at = timestamptz '2026-01-01' + make_interval(secs => task_id)
      where fired_at is null and task_id in
        (select task_id from dossier.task_timer where fires_at is not null and fired_at is null limit 10000)`,
  },
  {
    what: 'Silences nobody has ended, all that runs',
    send: round('silences'),
    marked: /insert into notification\.silence/,
    index: 'delivery_dossier_id',
    rows: 20_000,
    before: 'delete from notification.silence',
  },
  {
    what: 'Silences, every one ended',
    send: round('silences'),
    marked: /insert into notification\.silence/,
    index: 'dossier_open_due',
    rows: 300_000,
  },
  {
    what: 'Requests for supplements that are to be reminded of',
    send: round('reminders of supplements'),
    marked: /for update of r skip locked/,
    index: 'supplement_reminder_due',
    rows: 2_000,
    before: `update notification.supplement_reminder set look_at = timestamptz '2026-01-01'`,
  },
  {
    what: 'Steps that are due soon, or late',
    send: round('notices of officers'),
    marked: /due-next-day/,
    index: 'task_inbox',
    rows: 300_000,
    before: 'delete from notification.notice',
  },
  sweep('deliveries', { of: 'notification.delivery', index: 'delivery_unfinished' }),
  sweep('publications', { of: 'portal_sync.publication', index: 'publication_unfinished' }),
  {
    what: 'Retention, nothing due',
    send: round('retention'),
    marked: /for update of d skip locked/,
    index: 'dossier_kept',
    rows: 10,
  },
  {
    what: 'Retention, 10,000 due, some of which lent a paper',
    send: round('retention'),
    marked: /for update of d skip locked/,
    index: 'component_reused_from',
    rows: 2_000,
    before: `
      update dossier.dossier set closed_at = '1950-01-01'
      where id in (select id from dossier.dossier where procedure_code = '1.001193' and closed_at is not null limit 10000)`,
  },
  {
    what: 'Forgetting old answers',
    send: round('forgetting old answers'),
    marked: /delete from platform\.idempotency_key/,
    index: 'idempotency_key_age',
    rows: 10,
  },
];
