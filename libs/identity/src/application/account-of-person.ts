import { Inject, Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { accountOf, type LinkOutcome, linkIdentity } from '../persistence/external-identities.ts';
import type { ExternalPerson } from './sign-on-provider.ts';

/** Knows whose account a person of the provider may use. */
@Injectable()
export class AccountOfPerson {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Undefined for a person without a link to an account in use. */
  async find(person: ExternalPerson): Promise<number | undefined> {
    return (await this.linked(person)) ?? (await this.linkByName(person));
  }

  private async linked(person: ExternalPerson): Promise<number | undefined> {
    const [found] = await this.database.query<{ accountId: number }>(accountOf(person));
    return found?.accountId;
  }

  private async linkByName(person: ExternalPerson): Promise<number | undefined> {
    const { username } = person;
    if (this.config.SIGN_ON_LINK_BY !== 'username' || username === undefined) return undefined;
    const at = this.clock.now();
    const [fresh] = await this.database.query<LinkOutcome>(
      linkIdentity(username, person, at, (when) =>
        insertAuditEntry(
          {
            at,
            actor: username,
            officerId: null,
            action: 'identity.external-identity-link',
            subjectType: 'account',
            subjectId: username,
            details: { issuer: person.issuer, by: 'username' },
          },
          when,
        ),
      ),
    );
    // Another browser of the same person may have been quicker.
    return fresh?.accountId ?? this.linked(person);
  }
}
