import { sql } from '#platform/database';
import type { System } from './system.ts';
import type { Told } from './told-dossiers.ts';

/** What became of messages of which everybody is to get one over each channel. */
export interface ToldArrivals {
  /** Deliveries that stand as sent or delivered, and of which everything arrived. */
  arrived: number;
  /** Deliveries that stand as failed or undeliverable, where officers see them. */
  failed: number;
  /** Neither: a sentence each. */
  lost: string[];
  /** Messages that arrived once more than they should. */
  doubled: number;
  /** Calls the system says were cut off: each may have arrived, and its message was sent again. */
  cutOff: number;
}

const ARRIVED = ['sent', 'delivered'];
const FAILED = ['failed', 'undeliverable'];

/** Compares, from outside, what was to be told with what phones and mailboxes got. */
export async function toldArrivals(system: System, told: readonly Told[]): Promise<ToldArrivals> {
  const states = await statesOf(system);
  const got = countsOf([
    ...system.sms.messages().map(({ to }) => to),
    ...system.vnptSms.messages().map(({ to }) => to),
    ...system.mail.messages().flatMap(({ to }) => to),
  ]);
  const arrivals: ToldArrivals = {
    arrived: 0,
    failed: 0,
    lost: [],
    doubled: 0,
    cutOff: await cutOff(system),
  };
  for (const { id, phone, email } of told) {
    for (const [channel, to] of [
      ['sms', `84${phone.slice(1)}`],
      ['email', email],
    ] as const) {
      const state = states.get(`${id} ${channel}`) ?? 'not written';
      const times = got.get(to) ?? 0;
      if (FAILED.includes(state)) arrivals.failed += 1;
      else if (ARRIVED.includes(state) && times > 0) arrivals.arrived += 1;
      else arrivals.lost.push(`${channel} about ${id} is ${state} and arrived ${times} times`);
      arrivals.doubled += Math.max(0, times - 1);
    }
  }
  return arrivals;
}

async function statesOf(system: System): Promise<Map<string, string>> {
  const rows = await system.database.query<{ what: string; state: string }>(sql`
    select dossier_id || ' ' || channel as what, state from notification.delivery where dossier_id is not null`);
  return new Map(rows.map(({ what, state }) => [what, state]));
}

async function cutOff(system: System): Promise<number> {
  const [row] = await system.database.query<{ calls: number }>(sql`
    select count(*)::int as calls from notification.attempt where outcome = 'abandoned'`);
  return row!.calls;
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
