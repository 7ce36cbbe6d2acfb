import { type Queryable, sql, type Transaction } from '#platform/database';
import type { Ladder } from '../domain/ladder.ts';
import type { LadderInForce } from '../domain/plan-thresholds.ts';

/** The province, where a procedure's code would stand. */
export const PROVINCE = '';

export interface StoredLadder {
  procedureCode: string;
  /** Null = as the province. */
  thresholds: Ladder | null;
  version: number;
  inForceFrom: Date;
}

export const readLadders = (queryable: Queryable): Promise<StoredLadder[]> =>
  queryable.query<StoredLadder>(sql`
    select procedure_code as "procedureCode", thresholds, version, in_force_from as "inForceFrom"
    from supervision.ladder order by procedure_code`);

/** Which ladder dossiers of a procedure climb: its own, or the province's. */
export function laddersOf(stored: readonly StoredLadder[]): (procedureCode: string) => LadderInForce {
  const byCode = new Map(stored.map((one) => [one.procedureCode, one]));
  const province = byCode.get(PROVINCE);
  if (!province?.thresholds) throw new Error('the province has no ladder');
  const { thresholds, inForceFrom } = province;
  return (code) => {
    const own = byCode.get(code);
    const from = own && own.inForceFrom > inForceFrom ? own.inForceFrom : inForceFrom;
    return own?.thresholds ? { ladder: own.thresholds, from: own.inForceFrom } : { ladder: thresholds, from };
  };
}

/**
 * Sets a ladder over what was looked at; version 0 = there was none.
 * @returns whether it still was at that version
 */
export async function writeLadder(
  tx: Transaction,
  { procedureCode, thresholds }: Pick<StoredLadder, 'procedureCode' | 'thresholds'>,
  expected: number,
  { at, by }: { at: Date; by: number },
): Promise<boolean> {
  const set = thresholds && JSON.stringify(thresholds);
  const written =
    expected === 0
      ? await tx.query(sql`
          insert into supervision.ladder (procedure_code, thresholds, in_force_from, set_by)
          values (${procedureCode}, ${set}::jsonb, ${at}, ${by}) on conflict do nothing returning version`)
      : await tx.query(sql`
          update supervision.ladder
          set thresholds = ${set}::jsonb, version = version + 1, in_force_from = ${at}, spread_at = null, set_by = ${by}
          where procedure_code = ${procedureCode} and version = ${expected} returning version`);
  return written.length > 0;
}

/** Has the running dossiers of ladders that were set planned anew. @returns of how many ladders */
export async function spreadLadders(tx: Transaction, now: Date): Promise<number> {
  const set = await tx.query<{ code: string }>(sql`
    update supervision.ladder set spread_at = ${now}
    where procedure_code in (
      select procedure_code from supervision.ladder where spread_at is null for update skip locked)
    returning procedure_code as code`);
  if (set.length === 0) return 0;
  const codes = set.map(({ code }) => code);
  await tx.query(sql`
    insert into supervision.unplanned (dossier_id, asked_at)
    select d.id, ${now} from dossier.dossier d
    where d.completed_at is null and d.closed_at is null and d.clock = 'running'
      and (${codes.includes(PROVINCE)} or d.procedure_code = any(${codes}::text[]))
    order by d.id
    on conflict do nothing`);
  return set.length;
}
