import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '#platform/clock';
import { Database, type Queryable } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { insertDossier, type InsertedDossier } from '../../persistence/insert-dossier.ts';
import { historyLine } from '../history-line.ts';
import { auditOf, mayTakeIn, newDossier, type RecordReception } from './receive-dossier.ts';
import type { Reception } from './reception.ts';
import { ReceptionRefusals } from './reception-refusals.ts';

/**
 * Refuses a dossier at the desk with a slip (*phiếu từ chối tiếp nhận*): it gets a code so that the refusal can be
 * found, told and answered for, but no time limit and no task.
 */
@Injectable()
export class RefuseAtIntake {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    private readonly refusing: ReceptionRefusals,
  ) {}

  /** @throws dossier.own-dossier, .delegation-over */
  async execute(reception: Reception, reason: string, record: RecordReception): Promise<InsertedDossier> {
    return (await this.write(this.database, reception, reason, record)) ?? this.explain(reception);
  }

  /** Tells why a refusal was not written. @throws dossier.own-dossier, .delegation-over */
  async explain(reception: Reception): Promise<never> {
    await this.refusing.explain(reception);
    throw new Error(`a refusal at ${reception.desk.code} was not written`);
  }

  /**
   * Within a transaction of the caller, who asks {@link explain} why when it is over.
   * @returns undefined when it was not written
   */
  async write(
    queryable: Queryable,
    reception: Reception,
    reason: string,
    record: RecordReception,
  ): Promise<InsertedDossier | undefined> {
    const at = this.clock.now();
    const id = uuid();
    const { actor, dossier } = await newDossier(id, at, reception, this.personal);
    const history = historyLine(actor, {
      dossierId: id,
      sequence: 1,
      at,
      action: 'refuse',
      actionName: 'Từ chối tiếp nhận',
      toSteps: [],
      status: 'refused',
      comment: reason,
    });
    return insertDossier(
      queryable,
      {
        ...dossier,
        workflowId: null,
        terms: null,
        due: null,
        closedAt: at,
        tasks: [],
        history,
      },
      auditOf('dossier.refuse', id, at, reception),
      mayTakeIn(reception, dossier.sealed.identityIndex, at),
      record,
    );
  }
}
