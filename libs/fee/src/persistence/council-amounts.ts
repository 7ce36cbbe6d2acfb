import { type Queryable, sql, type Sql } from '#platform/database';
import type { CouncilAmount } from '../domain/price-fees.ts';

/** With who entered it, and who withdrew it. */
export interface StoredAmount extends CouncilAmount {
  procedureCode: string;
  enteredAt: Date;
  enteredBy: string;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnWhy: string | null;
}

const AMOUNT = sql`
  a.id, a.item, a.channel, a.case_code as "caseCode", a.area_code as "areaCode", to_jsonb(a.amount) as amount,
  a.resolution, a.valid_from::text as "validFrom", a.valid_to::text as "validTo"`;

/** What is set for a procedure, of whatever day. */
export const amountsOf = (queryable: Queryable, procedureCode: string): Promise<CouncilAmount[]> =>
  queryable.query<CouncilAmount>(sql`
    select ${AMOUNT} from fee.council_amount a
    where a.procedure_code = ${procedureCode} and a.withdrawn_at is null`);

/** Everything that was ever entered for a procedure, the newest first. */
export const everyAmountOf = (queryable: Queryable, procedureCode: string): Promise<StoredAmount[]> =>
  queryable.query<StoredAmount>(sql`
    select ${AMOUNT}, a.procedure_code as "procedureCode", a.entered_at as "enteredAt", o.full_name as "enteredBy",
           a.withdrawn_at as "withdrawnAt", w.full_name as "withdrawnBy", a.withdrawn_why as "withdrawnWhy"
    from fee.council_amount a join organization.officer o on o.id = a.entered_by
    left join organization.officer w on w.id = a.withdrawn_by
    where a.procedure_code = ${procedureCode} order by a.entered_at desc, a.id desc limit 1000`);

/** @returns nothing when there is one of that day */
export const insertAmount = (
  procedureCode: string,
  set: CouncilAmount,
  at: Date,
  officerId: number,
): Sql => sql`
  insert into fee.council_amount (id, procedure_code, item, channel, case_code, area_code, amount, resolution,
    valid_from, valid_to, entered_at, entered_by)
  values (${set.id}, ${procedureCode}, ${set.item}, ${set.channel}, ${set.caseCode}, ${set.areaCode}, ${set.amount},
    ${set.resolution}, ${set.validFrom}, ${set.validTo}, ${at}, ${officerId})
  on conflict do nothing returning id`;

export const withdrawAmount = (id: string, at: Date, officerId: number, why: string): Sql => sql`
  update fee.council_amount set withdrawn_at = ${at}, withdrawn_by = ${officerId}, withdrawn_why = ${why}
  where id = ${id} and withdrawn_at is null returning id`;
