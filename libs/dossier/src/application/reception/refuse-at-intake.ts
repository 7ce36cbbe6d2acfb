import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { insertDossier, type InsertedDossier } from '../../persistence/insert-dossier.ts';
import { historyLine } from '../history-line.ts';
import { auditOf, mayTakeIn, newDossier, type Reception, type RecordReception } from './receive-dossier.ts';
import { Refusals } from '../refusals.ts';

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
    private readonly refusals: Refusals,
  ) {}

  /** @throws dossier.own-dossier, .delegation-over */
  async execute(
    reception: Reception,
    reason: string,
    recordAnswer: RecordReception,
  ): Promise<InsertedDossier> {
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
    const inserted = await insertDossier(
      this.database,
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
      recordAnswer,
    );
    return inserted ?? this.refusals.takingIn(reception);
  }
}
