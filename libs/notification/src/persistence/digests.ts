import { type Queryable, sql, type Sql } from '#platform/database';
import type { DigestFigures } from '../domain/digest.ts';
import { ABOVE, clearedFor, ofField, readable } from './readable.ts';
import { NOTICE_MATTER, stillMatters } from './standing-notices.ts';

/** The hours of an agency that works today. */
export interface WorkingDay {
  agencyId: number;
  /** When its last working day began: what came since is new. */
  since: Date;
  /** When the day after its next working day begins. */
  nextDayEnds: Date;
}

/** An officer whom something awaits. */
export interface DigestReader {
  officerId: number;
  name: string;
  emailSealed: Buffer;
  /** Of the post they are written to under. */
  agencyId: number;
  figures: DigestFigures;
}

/** Codes shown of each part. */
const CODES = 10;

/** Puts a day down. @returns false when it was there: its mails are written, or are none */
export async function beginDigestDay(queryable: Queryable, day: string, at: Date): Promise<boolean> {
  const begun = await queryable.query(sql`
    insert into notification.digest_day (day, made_at) values (${day}::date, ${at}) on conflict do nothing returning day`);
  return begun.length > 0;
}

/** What is late this morning, and when the day ends. */
export interface Morning {
  lateBefore: Date;
  todayEnds: Date;
}

/** Of what officers were told of: whom which dossier awaits, and as what. */
const told = (lateBefore: Date): Sql => sql`
  select n.officer_id, n.dossier_id, n.at as urgent, 'failed' as part
  from notification.notice n join notification.delivery m on m.id = n.delivery_id
  where n.kind = 'message-failed' and m.state in ('failed', 'undeliverable')
  union all
  select n.officer_id, n.dossier_id, n.due_at, 'threshold'
  from notification.notice n ${NOTICE_MATTER}
  where n.in_digest and n.read_at is null and ${stillMatters(lateBefore)}`;

/** Of open steps `open`, and of what was `told` to those who may read the dossier still: whom which awaits, and as what. */
const awaiting = ({ lateBefore, todayEnds }: Morning, levels: readonly string[]): Sql => sql`
  select assignee_id as officer_id, code, secrecy, due_at as urgent,
         case when due_at < ${lateBefore} then 'late' when due_at < ${todayEnds} then 'today' else 'next-day' end as part
  from open where assignee_id is not null and due_at < "nextDayEnds"
  union all
  select p.officer_id, open.code, open.secrecy, coalesce(open.due_at, 'infinity'), 'unclaimed'
  from open join organization.position p on p.agency_id = open.agency_id and p.role = open.role
  where open.assignee_id is null and open.opened_at >= open.since
    and ${clearedFor('open', levels)} and ${ofField('open')}
  union all
  select told.officer_id, d.code, d.secrecy, told.urgent, told.part
  from told
  join may on may.officer_id = told.officer_id and may.dossier_id = told.dossier_id
  join dossier.dossier d on d.id = told.dossier_id`;

/**
 * What awaits every officer who has an e-mail address and wants the mail: their own steps that are late or due, what came new for
 * their posts, messages that failed, limits that are used up. Dossiers are counted, each once in a part. Of secret dossiers no code is
 * told; of what a post is not cleared for or not of its field, nothing.
 */
export const digestReaders = (
  queryable: Queryable,
  days: readonly WorkingDay[],
  at: Morning,
  levels: readonly string[],
): Promise<DigestReader[]> =>
  queryable.query<DigestReader>(sql`
    with recursive above as (${ABOVE}),
    day as (
      select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
        as d("agencyId" int, since timestamptz, "nextDayEnds" timestamptz)),
    reader as (
      select p.officer_id, min(p.agency_id) as agency_id
      from organization.position p join day on day."agencyId" = p.agency_id group by p.officer_id),
    open as (
      select t.*, d.code, d.secrecy, d.field_code, day.since, day."nextDayEnds"
      from dossier.task t join day on day."agencyId" = t.agency_id join dossier.dossier d on d.id = t.dossier_id
      where t.closed_at is null and t.arrived >= t.waits_for),
    told as (${told(at.lateBefore)}),
    may as (${readable('told', levels)}),
    awaiting as (${awaiting(at, levels)}),
    each as (
      select officer_id, part, code, secrecy, min(urgent) as urgent from awaiting
      group by officer_id, part, code, secrecy),
    part as (
      select officer_id, part, count(*)::int as count,
             coalesce((array_agg(code order by urgent, code) filter (where secrecy = ${levels[0]}))[1:${CODES}], '{}') as codes
      from each group by officer_id, part)
    select o.id as "officerId", o.full_name as name, o.email_sealed as "emailSealed", r.agency_id as "agencyId",
           jsonb_object_agg(part.part, jsonb_build_object('count', part.count, 'codes', part.codes)) as figures
    from reader r join organization.officer o on o.id = r.officer_id
    join part on part.officer_id = o.id
    left join notification.digest_wish w on w.officer_id = o.id
    where o.email_sealed is not null and coalesce(w.wanted, true)
    group by o.id, r.agency_id order by o.id`);

/** To whom old mails went, and what they said, is nobody's business any more. */
export async function forgetDigests(queryable: Queryable, before: Date): Promise<void> {
  await queryable.query(sql`
    update notification.delivery set recipient_sealed = null, content = '{}'
    where officer_id is not null and recipient_sealed is not null and created_at < ${before}`);
}

export async function wantsDigest(queryable: Queryable, officerId: number): Promise<boolean> {
  const [wish] = await queryable.query<{ wanted: boolean }>(sql`
    select wanted from notification.digest_wish where officer_id = ${officerId}`);
  return wish?.wanted ?? true;
}

export async function wishDigest(
  queryable: Queryable,
  officerId: number,
  { wanted, at }: { wanted: boolean; at: Date },
): Promise<void> {
  await queryable.query(sql`
    insert into notification.digest_wish (officer_id, wanted, changed_at) values (${officerId}, ${wanted}, ${at})
    on conflict (officer_id) do update set wanted = excluded.wanted, changed_at = excluded.changed_at`);
}
