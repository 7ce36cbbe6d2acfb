import { Injectable } from '@nestjs/common';
import { ACCEPTANCE_LIMIT, countLimit } from '#deadline';
import { DeadlinePolicies } from '#dossier';
import type { Agency } from '#organization';
import type { ProcedureTerms } from '#procedure';
import { Calendars } from '#working-calendar';

/** By when a desk is to accept or refuse what was handed in online. */
@Injectable()
export class AcceptanceLimit {
  constructor(
    private readonly calendars: Calendars,
    private readonly policies: DeadlinePolicies,
  ) {}

  async after(at: Date, desk: Agency, { phases }: ProcedureTerms): Promise<Date> {
    const book = await this.calendars.current();
    return countLimit(book.of(desk), at, ACCEPTANCE_LIMIT, this.policies.termsOf(phases).counting).at;
  }
}
