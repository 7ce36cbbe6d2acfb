import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import type { Answering } from '../persistence/undelivered.ts';

/** For which messages an officer answers: of dossiers they work on, and of what came in online for their desks. */
@Injectable()
export class MessagesAnsweredFor {
  constructor(private readonly scope: DossierScope) {}

  async by(officer: Principal): Promise<Answering> {
    const roles = rolesThatMay('send again', 'Dossier');
    return {
      scope: await this.scope.where(officer, 'send again'),
      deskIds: officer.positions.filter(({ role }) => roles.includes(role)).map(({ agencyId }) => agencyId),
    };
  }
}
