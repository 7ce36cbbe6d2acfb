import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';

/** Whether this process should be sent work. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(private readonly database: Database) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  async check(): Promise<{ ok: boolean; checks: Record<string, string> }> {
    const database = await this.database
      .query(sql`select 1`)
      .then(() => 'ok')
      .catch(() => 'unavailable');
    const process = this.stopping ? 'stopping' : 'ok';
    return { ok: database === 'ok' && process === 'ok', checks: { database, process } };
  }
}
