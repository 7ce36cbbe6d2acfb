import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { digestOf } from './token.ts';

/** Signs an officer out. */
@Injectable()
export class EndSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(token: string): Promise<void> {
    await this.database.query(sql`
      update identity.session set revoked_at = ${this.clock.now()}
      where token_hash = ${digestOf(token)} and revoked_at is null`);
  }
}
