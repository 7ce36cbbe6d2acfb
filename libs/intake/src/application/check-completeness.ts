import { Injectable } from '@nestjs/common';
import { civilDate, Clock } from '#platform/clock';
import type { Bilingual } from '#platform/problem';
import { type Component, Procedures, termsOf } from '#procedure';
import { guidanceOf, missingOf, nameComponents } from '../domain/check-components.ts';
import type { CountedComponent, WantedCase } from '../domain/intake-request.ts';

export interface Completeness {
  missing: readonly Component[];
  /** What the submitter is told. */
  guidance: Bilingual;
}

/** Tells which papers a case still needs, all of them at once, without receiving anything. */
@Injectable()
export class CheckCompleteness {
  constructor(
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  /** @throws procedure.*, intake.component-unknown */
  async execute(
    { procedure, case: caseCode, channel, area }: WantedCase,
    handedIn: readonly CountedComponent[],
  ): Promise<Completeness> {
    const { definition } = await this.procedures.inForce(procedure, civilDate(this.clock.now()));
    const { components } = termsOf(definition, channel, caseCode, area);
    nameComponents(components, handedIn);
    const missing = missingOf(components, handedIn);
    return { missing, guidance: guidanceOf(missing) };
  }
}
