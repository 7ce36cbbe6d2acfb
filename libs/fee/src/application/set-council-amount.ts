import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql, sql } from '#platform/database';
import { calendarDay, text } from '#platform/fields';
import { channelSchema, feeKey, type ProcedureDefinition, Procedures } from '#procedure';
import { feeProblem } from '../domain/fee.problems.ts';
import { MOST_DONG } from '../domain/money.ts';
import { insertAmount, withdrawAmount } from '../persistence/council-amounts.ts';

export const councilAmountSchema = z
  .strictObject({
    procedure: z.string().min(1).max(20),
    /** Code of the fee in the catalogue; its name, where it has none. */
    item: text(500),
    channel: channelSchema.nullable().default(null),
    case: z.string().max(20).nullable().default(null),
    area: z.string().max(40).nullable().default(null),
    amount: z.int().min(0).max(MOST_DONG),
    resolution: text(200),
    validFrom: calendarDay,
    validTo: calendarDay.nullable().default(null),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    params: { code: 'ends_before' },
    message: 'Không được trước ngày có hiệu lực | Must not be before it comes into force',
  });

export type NewCouncilAmount = z.infer<typeof councilAmountSchema>;

/** Enters what the People's Council of the province has set; nothing is overwritten. */
@Injectable()
export class SetCouncilAmount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly procedures: Procedures,
  ) {}

  /** @throws procedure.unknown, fee.procedure-without, fee.council-amount-known */
  async set(
    officer: Principal,
    { procedure, case: caseCode, area: areaCode, ...set }: NewCouncilAmount,
    recordAnswer: (answer: { id: string }) => Sql,
  ): Promise<{ id: string }> {
    demandKnown((await this.procedures.newest(procedure)).definition, { item: set.item, caseCode, areaCode });
    const id = uuid();
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const written = await tx.query(
        insertAmount(procedure, { id, caseCode, areaCode, ...set }, at, officer.officerId),
      );
      if (written.length === 0) throw feeProblem('fee.council-amount-known', { from: set.validFrom });
      const details = { id, ...set, caseCode, areaCode };
      await tx.query(trace(officer, 'fee.set-council-amount', procedure, at, details));
      await tx.query(recordAnswer({ id }));
      return { id };
    });
  }

  /** One that was entered wrongly; dossiers that were charged by it keep their charges. @throws fee.council-amount-unknown */
  async withdraw(officer: Principal, id: string, reason: string): Promise<void> {
    const at = this.clock.now();
    const withdrawn = await this.database.query(sql`
      with withdrawn as (${withdrawAmount(id, at, officer.officerId, reason)}),
           audit as (${insertAuditEntry(
             {
               ...{ at, actor: officer.username, officerId: officer.officerId },
               ...{ action: 'fee.withdraw-council-amount', subjectType: 'council-amount', subjectId: id },
               details: { reason },
             },
             sql`exists (select from withdrawn)`,
           )})
      select id from withdrawn`);
    if (withdrawn.length === 0) throw feeProblem('fee.council-amount-unknown');
  }
}

interface Named {
  item: string;
  caseCode: string | null;
  areaCode: string | null;
}

function demandKnown({ code, methods, cases, areas = [] }: ProcedureDefinition, named: Named): void {
  const known = {
    item: methods.flatMap(({ fees }) => fees.map(feeKey)),
    caseCode: cases.map((one) => one.code),
    areaCode: areas.map((one) => one.code),
  };
  for (const part of ['item', 'caseCode', 'areaCode'] as const) {
    const value = named[part];
    if (value !== null && !known[part].includes(value)) {
      throw feeProblem('fee.procedure-without', { procedure: code, named: value });
    }
  }
}

const trace = (
  { username, officerId }: Principal,
  action: string,
  procedure: string,
  at: Date,
  details: Record<string, unknown>,
): Sql =>
  insertAuditEntry({
    at,
    actor: username,
    officerId,
    action,
    subjectType: 'procedure',
    subjectId: procedure,
    details,
  });
