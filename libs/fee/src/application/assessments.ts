import { Injectable } from '@nestjs/common';
import { civilDate } from '#platform/clock';
import type { Queryable } from '#platform/database';
import { type ProcedureDefinition, Procedures } from '#procedure';
import { feeProblem } from '../domain/fee.problems.ts';
import {
  type CouncilAmount,
  dependsOnArea,
  type FeeMatter,
  type PricedFee,
  priceFees,
} from '../domain/price-fees.ts';
import type { AccountHead } from '../persistence/accounts.ts';
import { amountsOf } from '../persistence/council-amounts.ts';

/** What a desk calls the area that adds nothing. */
export const ORDINARY_AREA = 'ordinary';

/** Finds what is asked for dossiers. */
@Injectable()
export class Assessments {
  constructor(private readonly procedures: Procedures) {}

  /**
   * What is asked for a dossier on the day it was received.
   * @param said the area as the desk says now; absent = as was said before, if anybody has
   * @throws fee.area-needed, fee.area-kept, fee.procedure-without
   */
  async of(queryable: Queryable, head: AccountHead, said: string | undefined): Promise<PricedFee[]> {
    const { definition } = await this.procedures.byId(head.procedureId);
    return assess(head, said, definition, await amountsOf(queryable, definition.code));
  }

  /**
   * The same of many dossiers, as the desks said before; what is set for a procedure is read once.
   * @returns what tells it of each of them, and throws the same
   */
  async ofMany(
    queryable: Queryable,
    heads: readonly AccountHead[],
  ): Promise<(head: AccountHead) => PricedFee[]> {
    const definitions = new Map<number, ProcedureDefinition>();
    for (const { procedureId } of heads) {
      definitions.set(procedureId, (await this.procedures.byId(procedureId)).definition);
    }
    const amounts = new Map<string, CouncilAmount[]>();
    for (const { code } of definitions.values()) {
      if (!amounts.has(code)) amounts.set(code, await amountsOf(queryable, code));
    }
    return (head) => {
      const definition = definitions.get(head.procedureId);
      if (!definition) throw new Error(`procedure ${head.procedureId} was not read`);
      return assess(head, undefined, definition, amounts.get(definition.code) ?? []);
    };
  }

  /** What would be asked for one that is handed in so. */
  async imagined(
    queryable: Queryable,
    definition: ProcedureDefinition,
    matter: FeeMatter,
  ): Promise<PricedFee[]> {
    return priceFees(definition, matter, await amountsOf(queryable, definition.code));
  }
}

function assess(
  head: AccountHead,
  said: string | undefined,
  definition: ProcedureDefinition,
  amounts: readonly CouncilAmount[],
): PricedFee[] {
  const area = areaOf(head, said);
  const areaCode = area === ORDINARY_AREA ? null : (area ?? null);
  const { channel, caseCode, receivedAt } = head;
  const matter: FeeMatter = { channel, caseCode, areaCode, day: civilDate(receivedAt) };
  const areas = (definition.areas ?? []).map(({ code }) => code);
  if (areaCode !== null && !areas.includes(areaCode)) {
    throw feeProblem('fee.procedure-without', { procedure: definition.code, named: areaCode });
  }
  if (area === undefined && dependsOnArea(definition, matter, amounts)) {
    throw feeProblem('fee.area-needed', { areas: areas.join(', ') });
  }
  return priceFees(definition, matter, amounts);
}

/** What was charged by one area is not reckoned anew by another. @throws fee.area-kept */
function areaOf({ area, charged }: AccountHead, said: string | undefined): string | undefined {
  if (charged && area !== null && said !== undefined && said !== area) {
    throw feeProblem('fee.area-kept', { area });
  }
  return said ?? area ?? undefined;
}
