import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { AuditEntry } from './audit-entry.ts';
import { insertAuditEntry } from './insert-audit-entry.ts';

/** Writes down what changes nothing by itself: refusals, looks at what is sensitive, exports. */
@Injectable()
export class AuditTrail {
  constructor(private readonly database: Database) {}

  async record(entry: AuditEntry): Promise<void> {
    await this.database.query(insertAuditEntry(entry));
  }
}
