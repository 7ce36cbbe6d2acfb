import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { decideImport } from '../persistence/catalogue-imports.ts';
import { openImport } from './open-import.ts';

/** Puts a dry run away that nobody wants to carry out. */
@Injectable()
export class DiscardImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws procedure.import-unknown, .import-decided */
  execute(id: string, officer: Principal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { source } = await openImport(tx, id);
      const at = this.clock.now();
      await tx.query(decideImport(id, 'discarded', { at, by: officer.username }));
      await tx.query(
        insertAuditEntry({
          at,
          actor: officer.username,
          officerId: officer.officerId,
          action: 'procedure.discard-import',
          subjectType: 'catalogue-import',
          subjectId: id,
          details: { source },
        }),
      );
    });
  }
}
