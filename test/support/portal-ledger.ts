import { sql } from '#platform/database';
import type { System } from './system.ts';

/** What is wrong with what the national portal holds; a sentence for each fault, none = it equals the history. */
export interface PortalLedger {
  dossiers: number;
  changes: number;
  lost: string[];
  /** Rows of progress that stand there more than once. */
  doubled: string[];
  /** Rows that came late, and an older state written over a newer one. */
  disorder: string[];
}

/** A dossier and every change of it. */
export interface Happened {
  code: string;
  /** `at` as the portal writes it. */
  history: readonly { status: string; at: string }[];
}

/** As it should be. */
export const equalToHistory = { lost: [], doubled: [], disorder: [] };

/** Dossiers read at a time. */
const BATCH = 5_000;

/** Codes of TrangThaiHoSo, from the portal's protocol. */
const PORTAL_STATUS: Record<string, string> = {
  submitted: '1',
  received: '2',
  refused: '3',
  processing: '4',
  'awaiting-supplement': '5',
  'awaiting-finance': '6',
  withdrawn: '7',
  stopped: '8',
  completed: '9',
  returned: '10',
};

/** Holds what the portal has of every dossier against its history, status by status. @param ids of those to look at; all when absent */
export async function portalLedger(system: System, ids?: readonly string[]): Promise<PortalLedger> {
  const ledger: PortalLedger = { dossiers: 0, changes: 0, lost: [], doubled: [], disorder: [] };
  for (let after = '', batch = await read(system, after, ids); batch.length > 0;) {
    for (const dossier of batch) {
      ledger.dossiers += 1;
      ledger.changes += dossier.history.length;
      lookAtPortal(system, dossier, ledger);
    }
    after = batch.at(-1)!.code;
    batch = await read(system, after, ids);
  }
  return ledger;
}

/** The same of one dossier. */
export function lookAtPortal(
  system: System,
  { code, history }: Happened,
  { lost, doubled, disorder }: Pick<PortalLedger, 'lost' | 'doubled' | 'disorder'>,
): void {
  const held = system.portal.dossier(code);
  const rows = (held?.progress ?? []).map((row) => `${row.TrangThai}@${row.ThoiDiemXuLy}`);
  const statuses = history.map(({ status }) => PORTAL_STATUS[status]);
  const expected = history.map(({ at }, index) => `${statuses[index]}@${at}`);
  for (const row of held?.progress ?? []) {
    if (row.duplicate) doubled.push(`${code}: portal ${row.NoiDungXuLy}`);
    if (row.outOfOrder) disorder.push(`${code}: portal ${row.NoiDungXuLy}`);
  }
  if (rows.length < expected.length) lost.push(`${code}: portal has ${rows.length} of ${expected.length}`);
  else if (rows.join() !== expected.join()) {
    disorder.push(`${code}: portal has ${rows.join()}, happened ${expected.join()}`);
  }
  if (held?.status !== statuses.at(-1)) lost.push(`${code}: portal's status is ${held?.status}`);
  // Written twice, a dossier stays the same; written as it was before, it does not.
  const written = withoutRepeats(held?.written ?? []).join();
  if (written !== withoutRepeats(statuses).join()) {
    disorder.push(`${code}: portal was written ${written}, happened ${statuses.join()}`);
  }
}

const withoutRepeats = <Value>(values: readonly Value[]): Value[] =>
  values.filter((value, index) => index === 0 || value !== values[index - 1]);

const read = (system: System, after: string, ids?: readonly string[]): Promise<Happened[]> =>
  system.database.query<Happened>(sql`
    select d.code,
      (select jsonb_agg(jsonb_build_object('status', h.status,
         'at', to_char(h.at at time zone 'Asia/Ho_Chi_Minh', 'YYYYMMDDHH24MISS')) order by h.sequence)
       from dossier.history h where h.dossier_id = d.id) as history
    from dossier.dossier d
    where d.code > ${after} and (${ids ?? null}::uuid[] is null or d.id = any(${ids ?? null}::uuid[]))
    order by d.code limit ${BATCH}`);
