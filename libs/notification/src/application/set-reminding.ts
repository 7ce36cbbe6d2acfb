import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { notificationProblem } from '../domain/notification.problems.ts';
import type { RemindingTerms } from '../domain/reminding.ts';
import { readReminding, type StoredReminding, writeReminding } from '../persistence/reminding.ts';

/** When the province writes although nothing has happened: shown, and set as a whole over what was looked at. */
@Injectable()
export class SetReminding {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  current(): Promise<StoredReminding> {
    return readReminding(this.database);
  }

  /** @returns the new version. @throws notification.reminding-stale */
  async execute(
    { username, officerId }: Principal,
    expected: number,
    terms: RemindingTerms,
  ): Promise<number> {
    return this.database.transaction(async (tx) => {
      const { version: _version, ...before } = await readReminding(tx);
      if (!(await writeReminding(tx, expected, terms))) {
        throw notificationProblem('notification.reminding-stale');
      }
      await tx.query(
        insertAuditEntry({
          ...{ at: this.clock.now(), actor: username, officerId, action: 'notification.set-reminding' },
          ...{
            subjectType: 'reminding',
            subjectId: 'province',
            details: {},
            change: { before, after: terms },
          },
        }),
      );
      return expected + 1;
    });
  }
}
