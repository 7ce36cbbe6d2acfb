import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import type { Proof } from '../../domain/client.ts';
import { later, lifetimesOf } from '../../domain/lifetime.ts';
import { isOpen } from '../../persistence/sessions.ts';

export interface SessionLine {
  id: string;
  openedAt: Date;
  /** To the minute. */
  lastUsedAt: Date;
  method: Proof['method'];
  address: string;
  userAgent: string;
}

/** The open sessions of an account, the last used first. */
@Injectable()
export class ListOwnSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  execute(accountId: number): Promise<SessionLine[]> {
    const now = this.clock.now();
    return this.database.query<SessionLine>(sql`
      select s.id, s.opened_at as "openedAt", s.last_used_at as "lastUsedAt", s.method, s.address,
             s.user_agent as "userAgent"
      from identity.session s
      where s.account_id = ${accountId} and ${isOpen(now, later(now, -lifetimesOf(this.config).idle))}
      order by s.last_used_at desc, s.id desc`);
  }
}
