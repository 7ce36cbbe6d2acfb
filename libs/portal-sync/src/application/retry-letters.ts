import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntries } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { releaseLetters } from '../persistence/unsettled-letters.ts';

/** Has letters that were set aside sent again by the next round, once their cause is mended. */
@Injectable()
export class RetryLetters {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns those of them that go out again */
  execute({ username, officerId }: Principal, letterIds: readonly string[]): Promise<ReadonlySet<string>> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const released = await releaseLetters(tx, letterIds, at);
      if (released.length === 0) return new Set<string>();
      const traces = released.map(({ id, kind, about }) => ({
        ...{ at, actor: username, officerId, action: 'portal-sync.retry-letter' },
        ...{ subjectType: 'portal-letter', subjectId: id, details: { kind, about } },
      }));
      await tx.query(insertAuditEntries(traces));
      return new Set(released.map(({ id }) => id));
    });
  }
}
