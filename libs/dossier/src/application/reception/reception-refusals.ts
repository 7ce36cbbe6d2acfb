import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { DossierStatus } from '#workflow';
import { DossierScope } from '../dossier-scope.ts';
import { Refusals } from '../refusals.ts';
import type { Reception } from './reception.ts';

/** An unfinished dossier of the applicant for the same procedure. */
export interface OpenDuplicate {
  /** Name of the agency that leads it: all that is told of a dossier out of the officer's sight. */
  agency: string;
  seen: { code: string; receivedAt: Date; status: DossierStatus; steps: string[] } | null;
}

/** Finds out why a dossier was not taken in. */
@Injectable()
export class ReceptionRefusals {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
    private readonly scope: DossierScope,
    private readonly refusals: Refusals,
  ) {}

  /**
   * @returns the unfinished dossiers that held it up; none when they were finished just now, or when it was something else.
   * @throws dossier.delegation-over, .own-dossier
   */
  async explain(reception: Reception): Promise<OpenDuplicate[]> {
    const index = await this.personal.indexOf('identity', reception.applicant.identity.number);
    await this.refusals.takingIn(reception, index);
    const permitted = await this.scope.where(reception.officer);
    const open = await this.database.query<Row>(sql`
      select g.name as agency, d.code, d.received_at as "receivedAt", d.status,
             array(select t.step_name from dossier.task t where t.dossier_id = d.id and t.closed_at is null
                   order by t.id) as steps
      from dossier.open_of_applicant(${index}, ${reception.procedure.definition.code}) o
      join organization.agency g on g.id = o.lead_agency_id
      left join dossier.dossier d on d.id = o.dossier_id and ${permitted}
      order by d.received_at desc nulls last limit ${TOLD}`);
    return open.map(({ agency, code, receivedAt, status, steps }) => ({
      agency,
      seen: code === null ? null : { code, receivedAt, status, steps },
    }));
  }
}

/** More than anyone reads before deciding. */
const TOLD = 5;

interface Row {
  agency: string;
  /** `null` = out of sight, with what follows. */
  code: string | null;
  receivedAt: Date;
  status: DossierStatus;
  steps: string[];
}
