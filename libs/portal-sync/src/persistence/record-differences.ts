import { sql, type Transaction } from '#platform/database';
import { storable } from '#platform/fields';
import { isMended, TRIES } from '../domain/difference.ts';
import type { ComparedDossier, RunningReconciliation } from '../domain/reconciliation.ts';
import { type RepublicationWish, wishRepublications } from './wish-republications.ts';

interface KeptDifference {
  id: string;
  dossierId: string;
  kind: ComparedDossier['differences'][number]['kind'];
  sequence: number | null;
  tries: number;
}

/**
 * Writes down in what the portal differs, once a dossier and kind however often it is found, closes what is not found any more, and has
 * told again what that mends. A dossier that moved on meanwhile says nothing.
 * @returns how many dossiers counted, and how many differences were found of them
 */
export async function recordDifferences(
  tx: Transaction,
  { id: run }: RunningReconciliation,
  compared: readonly ComparedDossier[],
  { now, correlationId }: { now: Date; correlationId: string },
): Promise<{ compared: number; differences: number }> {
  const standing = await stillAtRest(tx, compared);
  const counted = compared.filter(({ dossier }) => standing.has(dossier.dossierId));
  if (counted.length === 0) return { compared: 0, differences: 0 };
  await closeGone(tx, counted, now);
  const found = counted.flatMap(({ dossier: { dossierId, sequence: newest }, differences }) =>
    differences.map((difference) => ({
      ...{ dossierId, newest, ...difference },
      // It may repeat what the portal holds.
      reason: storable(difference.reason),
    })),
  );
  if (found.length === 0) return { compared: counted.length, differences: 0 };
  const kept = await keep(tx, found, run, now);
  await mend(tx, kept, now, correlationId);
  return { compared: counted.length, differences: kept.length };
}

/**
 * Those of which nothing was sent, and nothing is to be, since their comparison began. They are held, so that of two comparisons the later
 * sees what the earlier has told again.
 */
async function stillAtRest(
  tx: Transaction,
  compared: readonly ComparedDossier[],
): Promise<ReadonlySet<string>> {
  const seen = compared.map(({ dossier: { dossierId, sequence, attempts } }) => ({
    ...{ dossierId, sequence, attempts },
  }));
  await tx.query(sql`
    select from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as s("dossierId" uuid, sequence int)
    join portal_sync.publication p on p.dossier_id = s."dossierId" and p.sequence = s.sequence
    order by p.dossier_id for no key update of p`);
  const rows = await tx.query<{ dossierId: string }>(sql`
    select s."dossierId" from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb)
           as s("dossierId" uuid, sequence int, attempts int)
    join portal_sync.publication p on p.dossier_id = s."dossierId" and p.sequence = s.sequence
     and p.attempts = s.attempts and p.state = 'sent'
    where not exists (select from portal_sync.publication q
                      where q.dossier_id = p.dossier_id and q.sequence = p.sequence + 1)
      and not exists (select from portal_sync.republication r
                      where r.dossier_id = p.dossier_id and r.state in ('wished', 'open'))`);
  return new Set(rows.map(({ dossierId }) => dossierId));
}

const closeGone = (tx: Transaction, compared: readonly ComparedDossier[], now: Date): Promise<unknown> => {
  const left = compared.map(({ dossier: { dossierId }, differences }) => ({
    dossierId,
    kinds: differences.map(({ kind }) => kind),
  }));
  return tx.query(sql`
    update portal_sync.difference d set gone_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as l("dossierId" uuid, kinds jsonb)
    where d.dossier_id = l."dossierId" and d.gone_at is null and not l.kinds ? d.kind`);
};

type Found = ComparedDossier['differences'][number] & { dossierId: string; newest: number };

/** Rows that were sent late stand late: of a dossier whose progress was told again their order is no news. */
const keep = (tx: Transaction, found: readonly Found[], run: number, now: Date): Promise<KeptDifference[]> =>
  tx.query<KeptDifference>(sql`
    insert into portal_sync.difference as d (dossier_id, kind, reason, sequence, since, found_at, found_in, seen_at, owner_agency_id)
    select f."dossierId", f.kind, f.reason, f.sequence,
           greatest(coalesce(lacking.sent_at, p.sent_at),
                    (select c.settled_at from portal_sync.compared_day c
                     where c.day = (p.sent_at at time zone 'Asia/Ho_Chi_Minh')::date and c.settled_at > p.sent_at)),
           ${now}, ${run}, ${now}, x.lead_agency_id
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
         as f("dossierId" uuid, newest int, kind text, reason text, sequence int)
    join portal_sync.publication p on p.dossier_id = f."dossierId" and p.sequence = f.newest
    left join portal_sync.publication lacking on lacking.dossier_id = f."dossierId" and lacking.sequence = f.sequence
    join dossier.dossier x on x.id = f."dossierId"
    where f.kind <> 'progress-order' or not exists (
      select from portal_sync.republication r
      where r.dossier_id = f."dossierId" and r.from_sequence is not null and r.state = 'sent')
    order by f."dossierId", f.kind
    on conflict (dossier_id, kind) where gone_at is null do update
    set seen_at = excluded.seen_at, reason = excluded.reason, sequence = excluded.sequence
    returning d.id::text, d.dossier_id as "dossierId", d.kind, d.sequence, d.tries`);

/** One republication a dossier; with rows of progress where some are lacking, and with all where it is not there. */
async function mend(
  tx: Transaction,
  kept: readonly KeptDifference[],
  now: Date,
  correlationId: string,
): Promise<void> {
  const mended = kept.filter(({ kind, tries }) => isMended(kind) && tries < TRIES);
  if (mended.length === 0) return;
  const wishes = mended.map(({ dossierId, sequence }): RepublicationWish => ({
    ...{ dossierId, occasion: 'difference', from: sequence, dueAt: now, correlationId },
  }));
  const republications = await wishRepublications(tx, wishes, now);
  const mending = { differences: mended.map(({ id }) => id), republications };
  await tx.query(sql`
    update portal_sync.difference d set republication_id = r.id, tries = d.tries + 1
    from jsonb_to_recordset(${JSON.stringify(mending.republications)}::jsonb) as r(id bigint, "dossierId" uuid)
    where d.id = any(${mending.differences}::bigint[]) and d.dossier_id = r."dossierId"`);
}
