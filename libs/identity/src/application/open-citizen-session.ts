import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { later } from '../domain/lifetime.ts';
import { citizenAudit } from './citizen-audit.ts';
import { digestOf, newCitizenToken } from './token.ts';

/** A citizen's session; the token is shown this once, and only its hash is kept. */
export interface OpenedCitizenSession {
  accessToken: string;
  expiresAt: Date;
}

/**
 * Opens a session for a citizen whose provider has named them. It cannot be prolonged: who needs longer signs on again,
 * which the provider makes short.
 */
@Injectable()
export class OpenCitizenSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param index blind index of their identity number */
  async execute(index: Buffer): Promise<OpenedCitizenSession> {
    const now = this.clock.now();
    const accessToken = newCitizenToken();
    const expiresAt = later(now, this.config.CITIZEN_SESSION_MINUTES * 60_000);
    const id = uuid();
    await this.database.query(sql`
      with opened as (
        insert into identity.citizen_session (id, citizen_index, access_hash, opened_at, ends_at)
        values (${id}, ${index}, ${digestOf(accessToken)}, ${now}, ${expiresAt}))
      ${citizenAudit('identity.citizen-sign-in', id, now)}`);
    return { accessToken, expiresAt };
  }
}
