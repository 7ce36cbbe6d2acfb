import { type Queryable, sql, type Transaction } from '#platform/database';
import type { ToldIntent } from '../domain/intent.ts';
import type { Channel } from '../domain/message.ts';

/** An event of a procedure. */
export interface EventOfProcedure {
  procedureCode: string;
  intent: ToldIntent;
}

/** What an agency has said of an event: over which channels it is not told. */
export interface ChannelSwitch {
  intent: ToldIntent;
  agencyId: number;
  off: Channel[];
}

/** What these agencies have said of an event of a procedure; of all its events without one. */
export const switchesOf = (
  queryable: Queryable,
  { procedureCode, intent }: { procedureCode: string; intent?: ToldIntent },
  agencyIds: readonly number[],
): Promise<ChannelSwitch[]> =>
  queryable.queryPrepared<ChannelSwitch>(sql`
    select intent, agency_id as "agencyId", off from notification.channel_switch
    where procedure_code = ${procedureCode} and agency_id = any(${[...agencyIds]}::int[])
      and (${intent ?? null}::text is null or intent = ${intent ?? null})`);

/** Of the agencies in a line, from the bottom up, the nearest that has said something. */
export const nearest = (
  switches: readonly ChannelSwitch[],
  intent: ToldIntent,
  line: readonly number[],
): ChannelSwitch | undefined =>
  line.flatMap((id) => switches.find((one) => one.agencyId === id && one.intent === intent) ?? [])[0];

/** @returns what was off before; nothing said = nothing off */
export async function writeSwitch(
  tx: Transaction,
  { procedureCode, intent, agencyId, off }: EventOfProcedure & ChannelSwitch,
  { at, by }: { at: Date; by: number },
): Promise<Channel[] | null> {
  const [before] = await tx.query<{ off: Channel[] }>(sql`
    select off from notification.channel_switch
    where procedure_code = ${procedureCode} and intent = ${intent} and agency_id = ${agencyId} for no key update`);
  await tx.query(sql`
    insert into notification.channel_switch (agency_id, procedure_code, intent, off, changed_at, changed_by)
    values (${agencyId}, ${procedureCode}, ${intent}, ${off}::text[], ${at}, ${by})
    on conflict (procedure_code, intent, agency_id)
    do update set off = excluded.off, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  return before?.off ?? null;
}

export async function isProcedure(queryable: Queryable, code: string): Promise<boolean> {
  const [row] = await queryable.query(sql`select 1 from procedure.procedure where code = ${code} limit 1`);
  return row !== undefined;
}
