import { type Queryable, sql } from '#platform/database';
import { stateAfter } from '../domain/delivery-state.ts';
import type { Channel } from '../domain/message.ts';
import { aheadOf } from './ahead.ts';

/** A message that waits, as its job is made of it. */
export interface RestingDelivery {
  id: string;
  channel: Channel;
  sweeps: number;
  attempts: number;
  dueAt: Date;
  ahead: number;
  correlationId: string;
}

/** Lets a message that is due, or whose worker was killed, wait until phones may ring again. @returns it, unless somebody has it in hand meanwhile */
export async function restDelivery(
  queryable: Queryable,
  id: string,
  { now, until, callSeconds }: { now: Date; until: Date; callSeconds: number },
): Promise<RestingDelivery | undefined> {
  // Another job than the one that came too early, whose id is taken while it runs.
  const [rested] = await queryable.queryPrepared<RestingDelivery>(sql`
    update notification.delivery d
    set state = ${stateAfter('put-back')}, due_at = ${until}, tried_since = case tries when 0 then ${until} else tried_since end, sweeps = sweeps + 1
    where id = ${id}
      and (state = 'pending' and (due_at is null or due_at <= ${now})
           or state = 'sending' and touched_at <= ${now}::timestamptz - make_interval(secs => ${callSeconds}))
    returning id, channel, sweeps, attempts, due_at as "dueAt", ${aheadOf('d')} as ahead, correlation_id as "correlationId"`);
  return rested;
}
