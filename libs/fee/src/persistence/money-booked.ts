import type { EvidenceSql, MoneySums, WantedMoney } from '#dossier';
import { type Queryable, sql } from '#platform/database';

/** Entries with what they are about where they take something back, which then counts as what it took back. */
const BOOKED = sql`fee.entry e left join fee.entry o on e.kind = 'reversal' and o.id = e.about`;
const KIND = sql`coalesce(o.kind, e.kind)`;
const ONLINE = sql`coalesce(o.transaction, e.transaction) is not null`;

/** What was charged for it, less what it was exempted from, is more than nought. */
export const chargedBefore: EvidenceSql = (dossierId, before) => sql`
  coalesce((select sum(e.amount) from ${BOOKED}
            where e.dossier_id = ${dossierId} and e.at < ${before} and ${KIND} in ('charge', 'exemption')), 0) > 0`;

/** Something came for it over the payment platform, and stayed booked. */
export const paidOnlineBefore: EvidenceSql = (dossierId, before) => sql`
  coalesce((select sum(e.amount) from ${BOOKED}
            where e.dossier_id = ${dossierId} and e.at < ${before} and ${KIND} = 'payment' and ${ONLINE}), 0) < 0`;

/** What was booked in a time for some dossiers, in one statement. */
export async function sumBooked(
  queryable: Queryable,
  { start, end, where }: WantedMoney,
): Promise<MoneySums> {
  const [sums] = await queryable.query<MoneySums>(sql`
    select coalesce(sum(e.amount) filter (where ${KIND} in ('charge', 'exemption')), 0)::float8 as charged,
           coalesce(-sum(e.amount) filter (where ${KIND} = 'exemption'), 0)::float8 as exempted,
           coalesce(-sum(e.amount) filter (where ${KIND} = 'payment' and not ${ONLINE}), 0)::float8 as cash,
           coalesce(-sum(e.amount) filter (where ${KIND} = 'payment' and ${ONLINE}), 0)::float8 as online,
           coalesce(sum(e.amount) filter (where ${KIND} = 'refund'), 0)::float8 as refunded
    from ${BOOKED}
    join dossier.dossier d on d.id = e.dossier_id
    where e.at >= ${start} and e.at < ${end} and ${where}`);
  return sums ?? { charged: 0, exempted: 0, cash: 0, online: 0, refunded: 0 };
}
