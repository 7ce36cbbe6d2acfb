import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { signOnProblem } from '../domain/sign-on.problems.ts';
import { unlinkIdentity } from '../persistence/external-identities.ts';

/** Ends that a person of a provider may sign on as an officer, and whatever sessions the officer has open. */
@Injectable()
export class UnlinkExternalIdentity {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.external-identity-unknown */
  async execute(username: string, id: number, administrator: Principal): Promise<void> {
    const at = this.clock.now();
    const [unlinked] = await this.database.query(
      unlinkIdentity({ username, id, at }, (when) =>
        insertAuditEntry(
          {
            at,
            actor: administrator.username,
            officerId: administrator.officerId,
            action: 'identity.external-identity-unlink',
            subjectType: 'account',
            subjectId: username,
            details: { link: id },
          },
          when,
        ),
      ),
    );
    if (!unlinked) throw signOnProblem('identity.external-identity-unknown');
  }
}
