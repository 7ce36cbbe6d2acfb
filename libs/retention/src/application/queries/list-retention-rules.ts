import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { type RetentionRule, retentionRules } from '../../persistence/retention-rules.ts';

/** Every retention rule, by procedure. */
@Injectable()
export class ListRetentionRules {
  constructor(private readonly database: Database) {}

  execute(): Promise<RetentionRule[]> {
    return retentionRules(this.database);
  }
}
