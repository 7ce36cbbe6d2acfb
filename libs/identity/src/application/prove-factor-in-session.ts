import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { Client } from '../domain/client.ts';
import type { Principal } from '../domain/principal.ts';
import { ProveOwnFactor } from './prove-own-factor.ts';

/** For a session another provider vouched for by one factor: the second is proved here. */
@Injectable()
export class ProveFactorInSession {
  constructor(
    private readonly database: Database,
    private readonly prove: ProveOwnFactor,
  ) {}

  /** @throws identity.second-factor-not-offered, .second-factor-code-refused, .too-many-failures */
  async execute(officer: Principal, sessionId: string, code: string, client: Client): Promise<void> {
    await this.prove.execute(officer, code, client);
    await this.database.query(sql`
      update identity.session set second_factor = true
      where id = ${sessionId}::bigint and account_id = ${officer.accountId}`);
  }
}
