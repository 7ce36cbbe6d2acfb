import { type Queryable, sql } from '#platform/database';
import type { Channel } from '../domain/message.ts';

/** The middle and the hundredth slowest, in seconds; null = there was none. */
export interface Spread {
  p50: number | null;
  p99: number | null;
}

/** What went over a gateway in a time. */
export interface GatewayFigures {
  channel: Channel;
  gateway: string;
  calls: number;
  /** Messages it took, what they cost in segments, and how many it says arrived. */
  accepted: number;
  segments: number;
  arrived: number;
  /** Calls whose worker died: the gateway may have taken each, and what was sent after it may be there twice. */
  abandoned: number;
  /** From what a message tells of to its first call; a call; from a call to the arrival. */
  waiting: Spread;
  calling: Spread;
  arriving: Spread;
}

export interface Waiting {
  channel: Channel;
  /** At most ten thousand are counted. */
  messages: number;
  /** Since when the one waits that has been due longest; null = none is due before quiet hours end. */
  oldest: Date | null;
}

/** Of calls that began in a time. */
export const gatewayFigures = (queryable: Queryable, from: Date, to: Date): Promise<GatewayFigures[]> =>
  queryable.query<GatewayFigures>(sql`
    select channel, gateway, calls, accepted, segments, arrived, abandoned,
           jsonb_build_object('p50', waiting[1], 'p99', waiting[2]) as waiting,
           jsonb_build_object('p50', calling[1], 'p99', calling[2]) as calling,
           jsonb_build_object('p50', arriving[1], 'p99', arriving[2]) as arriving
    from (
      select channel, gateway, count(*)::int as calls,
             (count(*) filter (where outcome = 'accepted'))::int as accepted,
             coalesce(sum(segments) filter (where outcome = 'accepted'), 0)::int as segments,
             count(arrived_at)::int as arrived,
             (count(*) filter (where outcome = 'abandoned'))::int as abandoned,
             percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from waited)) as waiting,
             percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from ended_at - started_at)) as calling,
             percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from arrived_at - started_at)) as arriving
      from notification.attempt where started_at >= ${from} and started_at < ${to}
      group by channel, gateway) figures
    order by channel, gateway`);

/** What has not gone out yet. */
export const waitingMessages = (queryable: Queryable, now: Date): Promise<Waiting[]> =>
  queryable.query<Waiting>(sql`
    select channel, count(*)::int as messages, min(since) filter (where since <= ${now}) as oldest from (
      select channel, coalesce(tried_since, created_at) as since from notification.delivery where state in ('pending', 'sending')
      order by touched_at limit 10000) unfinished
    group by channel order by channel`);
