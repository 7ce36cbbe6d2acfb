import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Client } from '../domain/client.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import {
  type AttemptSubjects,
  attemptSucceeded,
  attemptUndecided,
  beginAttempt,
} from '../persistence/failed-attempts.ts';

/** An attempt to prove a password or a code; counts as failed until it is said otherwise. */
export interface Attempt {
  readonly who: AttemptSubjects;
  /** Its failure locks the name. */
  readonly locks: boolean;
}

/** What an attempt failed at. */
export type Failure = 'unknown-account' | 'password' | 'one-time-password-expired' | 'code';

/** Counts failed attempts by user name and by network address, and slows them down. */
@Injectable()
export class Attempts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.too-many-failures with the seconds to wait, the same whether such an account exists or not. */
  async begin(username: string, { address }: Client): Promise<Attempt> {
    const who = { name: createHash('sha256').update(username).digest('hex'), address };
    const [begun] = await this.database.query<{ waitSeconds: number | null; locks: boolean }>(
      beginAttempt(who, this.clock.now()),
    );
    const seconds = begun?.waitSeconds ?? 0;
    if (seconds > 0) {
      throw identityProblem('identity.too-many-failures', { seconds }, { retryAfterSeconds: seconds });
    }
    return { who, locks: begun?.locks ?? false };
  }

  /** Leaves it counted, and in the audit trail. @param accountId undefined for a name nobody has */
  async failed({ locks }: Attempt, accountId: number | undefined, because: Failure): Promise<void> {
    const entry = {
      at: this.clock.now(),
      actor: 'stranger',
      officerId: null,
      outcome: 'refused' as const,
      subjectType: 'account',
      // Not the name that was typed: it may be a password.
      subjectId: String(accountId ?? 'unknown'),
    };
    const refused = { ...entry, action: 'identity.sign-in-failed', details: { because } };
    const locked = { ...entry, action: 'identity.lock', details: {} };
    await this.database.query(sql`
      with refused as (${insertAuditEntry(refused)}) ${insertAuditEntry(locked, sql`${locks}::boolean`)}`);
  }

  async succeeded({ who }: Attempt): Promise<void> {
    await this.database.query(attemptSucceeded(who));
  }

  /** The password was right, and what else is needed has not been tried. */
  async undecided({ who }: Attempt): Promise<void> {
    await this.database.query(attemptUndecided(who));
  }
}
