import { sql } from '#platform/database';
import { lookAtPortal } from './portal-ledger.ts';
import type { System } from './system.ts';

/** What is wrong with what arrived outside; a sentence for each fault, none = as it should be. */
export interface Arrivals {
  dossiers: number;
  /** Deliveries and publications written. */
  messages: number;
  publications: number;
  /** Never arrived, though it should have. */
  lost: string[];
  /** Arrived, though nobody wrote it. */
  invented: string[];
  /** Arrived more than once: one sentence for each time too many. */
  doubled: string[];
  /** Arrived in another order than it happened. */
  disorder: string[];
}

interface Kept {
  id: string;
  code: string;
  version: number;
  history: { sequence: number; status: string; statusBefore: string | null; at: string }[];
  deliveries: { id: string; channel: 'sms' | 'email'; intent: string; state: string; text: string }[];
  publications: { sequence: number; state: string }[];
}

/** What applicants are told when a dossier enters a status. */
const TOLD_ON_ENTERING: Record<string, string> = {
  received: 'received',
  refused: 'refused',
  'awaiting-supplement': 'supplement-requested',
  'awaiting-finance': 'finance-requested',
  withdrawn: 'withdrawn',
  stopped: 'stopped',
  completed: 'result-ready',
  returned: 'returned',
};

/** A clock that runs again has given the dossier another appointment; any other change of status is told by letter. */
const told = ({ status, statusBefore }: Kept['history'][number], channel: string): string[] => {
  if (status === statusBefore) return [];
  if (statusBefore?.startsWith('awaiting-')) return ['new-appointment'];
  const intent =
    statusBefore !== null && statusBefore !== 'submitted' && status === 'received'
      ? undefined
      : TOLD_ON_ENTERING[status];
  if (intent !== undefined) return [intent];
  return channel === 'email' && statusBefore !== null ? ['in-progress'] : [];
};

/** Stands for the secret in stored texts, and is as long. */
const SECRET_MARK = '**SECRET**';

/**
 * Compares, from outside, what happened to dossiers with what applicants and the national portal got: every message
 * once and in order, the portal's progress equal to the history.
 * @param dossiers those to look at; all when absent
 */
export async function arrivalsOf(system: System, dossiers?: readonly { id: string }[]): Promise<Arrivals> {
  const kept = await read(
    system,
    dossiers?.map(({ id }) => id),
  );
  const arrivals: Arrivals = {
    dossiers: kept.length,
    messages: kept.reduce((sum, { deliveries }) => sum + deliveries.length, 0),
    publications: kept.reduce((sum, { publications }) => sum + publications.length, 0),
    lost: [],
    invented: [],
    doubled: [],
    disorder: [],
  };
  for (const dossier of kept) {
    lookAtIntents(dossier, arrivals);
    lookAtMessages(system, dossier, arrivals);
    lookAtPortal(system, dossier, arrivals);
  }
  return arrivals;
}

/** As it should be. */
export const allOnceInOrder = { lost: [], invented: [], doubled: [], disorder: [] };

const read = (system: System, ids?: string[]): Promise<Kept[]> =>
  system.database.query<Kept>(sql`
    select d.id, d.code, d.version,
      (select coalesce(jsonb_agg(jsonb_build_object('sequence', h.sequence, 'status', h.status,
         'statusBefore', h.status_before,
         'at', to_char(h.at at time zone 'Asia/Ho_Chi_Minh', 'YYYYMMDDHH24MISS')) order by h.sequence), '[]')
       from dossier.history h where h.dossier_id = d.id) as history,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'channel', m.channel, 'intent', m.intent,
         'state', m.state, 'text', m.content ->> 'text') order by m.created_at, m.id), '[]')
       from notification.delivery m where m.dossier_id = d.id) as deliveries,
      (select coalesce(jsonb_agg(jsonb_build_object('sequence', p.sequence, 'state', p.state) order by p.sequence), '[]')
       from portal_sync.publication p where p.dossier_id = d.id) as publications
    from dossier.dossier d
    where ${ids ?? null}::uuid[] is null or d.id = any(${ids ?? null}::uuid[])
    order by d.code`);

/** Every change has its history line, its publication and the messages it asks for, once. */
function lookAtIntents(
  { code, version, history, deliveries, publications }: Kept,
  { lost, invented }: Arrivals,
): void {
  const sequences = Array.from({ length: version }, (_, index) => index + 1).join();
  if (history.map(({ sequence }) => sequence).join() !== sequences) {
    lost.push(`${code}: lines of the history`);
  }
  if (publications.map(({ sequence }) => sequence).join() !== sequences) lost.push(`${code}: publications`);
  for (const { sequence, state } of publications) {
    if (state !== 'sent') lost.push(`${code}: publication ${sequence} is ${state}`);
  }
  for (const channel of ['sms', 'email']) {
    const due = history.flatMap((change) => told(change, channel)).join();
    const written = deliveries
      .filter((delivery) => delivery.channel === channel)
      .map(({ intent }) => intent)
      .join();
    if (written.length < due.length) lost.push(`${code}: ${channel} of ${due}, there is ${written}`);
    else if (written !== due) invented.push(`${code}: ${channel} of ${written}, asked for was ${due}`);
  }
}

function lookAtMessages(system: System, { code, deliveries }: Kept, arrivals: Arrivals): void {
  const texts = system.sms.messages({ contains: code }).reverse();
  const letters = system.mail
    .messages()
    .filter(({ subject }) => subject.includes(code))
    .reverse();
  const places = { sms: [] as number[], email: [] as number[] };
  // What was held back on purpose arrives nowhere.
  const sent = deliveries.filter(({ state }) => state !== 'suppressed');
  for (const { id, channel, intent, state, text } of sent) {
    const [before = '', after = ''] = text.split(SECRET_MARK);
    const found =
      channel === 'sms'
        ? texts.flatMap(({ content }, place) =>
            content.startsWith(before) && content.endsWith(after) ? place : [],
          )
        : letters.flatMap(({ messageId }, place) => (messageId?.startsWith(`<${id}@`) ? place : []));
    if (found[0] === undefined || !['sent', 'delivered'].includes(state)) {
      arrivals.lost.push(`${code}: ${channel} ${intent}, ${state}`);
    } else places[channel].push(found[0]);
    for (const _again of found.slice(1)) arrivals.doubled.push(`${code}: ${channel} ${intent}`);
  }
  for (const [channel, order] of Object.entries(places)) {
    if (!isAscending(order)) arrivals.disorder.push(`${code}: ${channel} arrived as ${order.join()}`);
  }
  const doubled = arrivals.doubled.filter((sentence) => sentence.startsWith(code)).length;
  const strangers = texts.length + letters.length - places.sms.length - places.email.length - doubled;
  if (strangers > 0) arrivals.invented.push(`${code}: ${strangers} messages`);
}

const isAscending = (places: readonly number[]): boolean =>
  places.every((place, index) => index === 0 || place > places[index - 1]!);
