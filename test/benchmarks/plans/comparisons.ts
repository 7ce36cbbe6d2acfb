import { JobRegistry } from '#platform/queue';
import { ReconcilePortal } from '#portal-sync';
import { type Case, type PlanStage, round } from './case.ts';

const BASE = '/operations/national-portal';

/** Begins with a day; the portal cannot be reached, so no dossier is compared. */
const compare =
  (day: string) =>
  async ({ administrator, worker }: PlanStage): Promise<void> => {
    const { status, body } = await administrator.post(`${BASE}/reconciliations`, {
      ...{ from: day, until: day, ground: 'Thử' },
    });
    if (status !== 202) throw new Error(JSON.stringify(body));
    await worker.get(ReconcilePortal, { strict: false }).execute();
  };

/** Twenty thousand dossiers of which something became known. */
const MUCH_TO_TELL = `
  insert into portal_sync.republication (dossier_id, occasions, state, wished_at, due_at, correlation_id)
  select id, '{file}', 'wished', timestamptz '2026-03-01', timestamptz '2026-03-01', 'plan'
  from dossier.dossier order by id limit 20000`;

/** A portal that lost much: two hundred thousand differences over the year. */
const MUCH_LOST = `
  with run as (
    insert into portal_sync.reconciliation (kind, from_day, until_day, day, began_at, asked_by, ground)
    values ('asked', '2025-01-01', '2025-01-01', '2025-01-01', '2026-03-01', 1, 'plan') returning id)
  insert into portal_sync.difference (dossier_id, kind, reason, since, found_at, found_in, seen_at, owner_agency_id)
  select d.id, 'status', 'plan', d.received_at, d.received_at, run.id, d.received_at, 1
  from run, (select id, received_at from dossier.dossier order by id limit 200000) d; analyze portal_sync.difference`;

/** What the portal is told again, and how it is compared with what it should hold. */
export const COMPARISONS: Case[] = [
  {
    what: 'Claim of a publication, and of the one before',
    send: ({ worker, one }) =>
      // What it would send waits, for there is no portal.
      worker
        .get(JobRegistry, { strict: false })
        .complete()
        .get('publish-dossier')?.({ dossierId: one.id })
        .catch(() => undefined) ?? Promise.reject(new Error('nobody publishes')),
    marked: /before as \(/,
    index: 'publication_pkey',
    rows: 20,
  },
  {
    what: 'Republications that are due, 20,000 waiting',
    send: round('sweep'),
    marked: /from portal_sync\.republication r where r\.state = 'wished'/,
    index: 'republication_due',
    rows: 3_000,
    before: MUCH_TO_TELL,
  },
  {
    what: 'The next day on which anything was sent',
    send: compare('2024-01-01'),
    marked: /limit 1\) found/,
    index: 'publication_sent',
    rows: 10,
  },
  {
    what: 'Dossiers last sent on a day, a step',
    send: compare('2026-02-10'),
    marked: /join portal_sync\.publication p on p\.state = 'sent'/,
    index: 'publication_sent',
    rows: 4_000,
  },
  {
    what: 'The first day a night compares',
    send: round('comparisons of the night'),
    marked: /insert into portal_sync\.reconciliation/,
    index: 'publication_sent',
    rows: 2_000,
  },
  {
    what: 'In what the portal differed, the newest',
    send: ({ administrator }) => administrator.get(`${BASE}/differences?limit=50`),
    marked: /from portal_sync\.difference d\s+join dossier/,
    index: 'difference_pkey',
    rows: 400,
    before: MUCH_LOST,
  },
  {
    what: 'What the portal did not know, of a week',
    send: ({ administrator }) => administrator.get(`${BASE}/unknown?from=2026-02-01&until=2026-02-07`),
    marked: /with unknown as/,
    index: 'difference_found',
    rows: 200_000,
    before: MUCH_LOST,
  },
];
