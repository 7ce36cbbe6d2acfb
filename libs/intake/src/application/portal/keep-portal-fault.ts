import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { canBeStored } from '#platform/fields';
import { PersonalData } from '#platform/personal-data';
import { fill, type Problem } from '#platform/problem';
import { arrivalFields } from '../../domain/portal/arrival-fields.ts';
import { knownArrival } from '../../persistence/portal-arrivals.ts';
import { keepFault, sentPlace } from '../../persistence/portal-faults.ts';
import { FindPortalDesk } from './find-portal-desk.ts';
import type { ArrivalOutcome, PortalArrival } from './portal-arrival.ts';

/** Puts what was not taken on the list of who is to mend it: the agency it was for, else that of its code, else administrators. */
@Injectable()
export class KeepPortalFault {
  constructor(
    private readonly database: Database,
    private readonly desks: FindPortalDesk,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(
    arrival: PortalArrival,
    { code: problem, definition, parameters }: Problem,
  ): Promise<ArrivalOutcome> {
    const { source, body, digest, code, sourceAgencyId } = arrival;
    const id = uuid();
    const reason = fill(definition.detail, parameters, 'vi').slice(0, 2000);
    await keepFault(this.database, {
      ...{ id, source, sourceAgencyId, digest, problem, reason, code: code ?? null },
      procedureCode: wordIn(body['MaTTHC']),
      contentSealed: await this.personal.seal(JSON.stringify(body), sentPlace(id)),
      agencyId: await this.ownerOf(arrival),
      at: this.clock.now(),
    });
    return { kind: 'refused', problem, reason };
  }

  private async ownerOf({ source, body, code }: PortalArrival): Promise<number | null> {
    const agency = arrivalFields.shape.MaDonVi.safeParse(body['MaDonVi']).data;
    const owner = await this.desks.ownerOf(agency);
    if (owner) return owner.id;
    const known = code === undefined ? undefined : await knownArrival(this.database, source, code);
    return known?.deskAgencyId ?? null;
  }
}

const wordIn = (said: unknown): string | null => {
  const { data } = arrivalFields.shape.MaTTHC.safeParse(said);
  return data !== undefined && canBeStored(data) ? data.slice(0, 100) : null;
};
