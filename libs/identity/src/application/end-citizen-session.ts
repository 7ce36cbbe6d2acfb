import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Citizen } from '../domain/citizen.ts';
import { citizenAudit } from './citizen-audit.ts';

/** Signs a citizen out. Nothing of the session stays but the traces. */
@Injectable()
export class EndCitizenSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ sessionId }: Citizen): Promise<void> {
    const audit = citizenAudit(
      'identity.citizen-sign-out',
      sessionId,
      this.clock.now(),
      sql`exists (select 1 from ended)`,
    );
    await this.database.query(sql`
      with ended as (delete from identity.citizen_session s where s.id = ${sessionId} returning s.id) ${audit}`);
  }
}
