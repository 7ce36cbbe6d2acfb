import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { loadPrincipal } from '../persistence/load-principal.ts';
import { digestOf, looksLikeToken } from './token.ts';

/** Tells who is behind a token. */
@Injectable()
export class RecogniseSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The officer behind a token, with the posts held now; undefined when the session is over. */
  async execute(token: string): Promise<Principal | undefined> {
    if (!looksLikeToken(token)) return undefined;
    return loadPrincipal(
      this.database,
      sql`
      a.id = (select account_id from identity.session
              where token_hash = ${digestOf(token)} and revoked_at is null and expires_at > ${this.clock.now()})`,
    );
  }
}
