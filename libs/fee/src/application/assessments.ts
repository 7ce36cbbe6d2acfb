import { Injectable } from '@nestjs/common';
import { civilDate } from '#platform/clock';
import type { Queryable } from '#platform/database';
import { type ProcedureDefinition, Procedures } from '#procedure';
import { feeProblem } from '../domain/fee.problems.ts';
import { dependsOnArea, type FeeMatter, type PricedFee, priceFees } from '../domain/price-fees.ts';
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
   * @param area as the desk says; absent = nobody has said
   * @throws fee.area-needed, fee.procedure-without
   */
  async of(queryable: Queryable, head: AccountHead, area: string | undefined): Promise<PricedFee[]> {
    const { definition } = await this.procedures.byId(head.procedureId);
    const amounts = await amountsOf(queryable, definition.code);
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

  /** What would be asked for one that is handed in so. */
  async imagined(
    queryable: Queryable,
    definition: ProcedureDefinition,
    matter: FeeMatter,
  ): Promise<PricedFee[]> {
    return priceFees(definition, matter, await amountsOf(queryable, definition.code));
  }
}
