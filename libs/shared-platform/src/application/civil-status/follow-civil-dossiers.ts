import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { hearOfDossiers } from '../../persistence/civil-tellings.ts';
import { CivilStatusSystem } from './civil-status-system.ts';

/** Has the civil-status system told of every change of the dossiers it sent. What is told is read from the history when it is. */
@Injectable()
export class FollowCivilDossiers implements OutboxSubscriber {
  readonly name = 'civil status';
  readonly messages = [DOSSIER_CHANGED];

  constructor(
    private readonly system: CivilStatusSystem,
    private readonly clock: Clock,
  ) {}

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    if (!this.system.offered) return [];
    const dossiers = new Set(messages.map(({ subjectId }) => subjectId));
    await hearOfDossiers(tx, [...dossiers], this.clock.now());
    return [];
  }
}
