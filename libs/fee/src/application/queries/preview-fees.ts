import { Injectable } from '@nestjs/common';
import { civilDate, Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { type Channel, Procedures, termsOf } from '#procedure';
import type { PricedFee } from '../../domain/price-fees.ts';
import { Assessments } from '../assessments.ts';

/** A dossier that may be handed in. */
export interface ImaginedHandIn {
  procedure: string;
  case?: string | undefined;
  channel: Channel;
  area?: string | undefined;
}

/** Tells what a dossier handed in today would cost. */
@Injectable()
export class PreviewFees {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly procedures: Procedures,
    private readonly assessments: Assessments,
  ) {}

  /** @throws procedure.* */
  async execute({ procedure, case: caseCode, channel, area }: ImaginedHandIn): Promise<PricedFee[]> {
    const day = civilDate(this.clock.now());
    const { definition } = await this.procedures.inForce(procedure, day);
    termsOf(definition, channel, caseCode, area);
    const matter = { channel, caseCode: caseCode ?? null, areaCode: area ?? null, day };
    return this.assessments.imagined(this.database, definition, matter);
  }
}
