import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { signOnProblem } from '../domain/sign-on.problems.ts';
import { type ExternalIdentity, type LinkOutcome, linkIdentity } from '../persistence/external-identities.ts';

/** Lets a person of a provider sign on as an officer. */
@Injectable()
export class LinkExternalIdentity {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the link's id
   * @throws identity.account-unknown, .external-identity-taken
   */
  async execute(username: string, identity: ExternalIdentity, administrator: Principal): Promise<number> {
    const at = this.clock.now();
    const [outcome] = await this.database.query<LinkOutcome>(
      linkIdentity(username, identity, at, (when) =>
        insertAuditEntry(
          {
            at,
            actor: administrator.username,
            officerId: administrator.officerId,
            action: 'identity.external-identity-link',
            subjectType: 'account',
            subjectId: username,
            details: { issuer: identity.issuer, by: 'administrator' },
          },
          when,
        ),
      ),
    );
    if (!outcome?.accountKnown) throw identityProblem('identity.account-unknown');
    if (outcome.id === null) throw signOnProblem('identity.external-identity-taken');
    return outcome.id;
  }
}
