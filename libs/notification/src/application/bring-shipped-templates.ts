import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { SHIPPED_TEMPLATES } from '../domain/templates/default-templates.ts';
import { addShipped } from '../persistence/templates.ts';

/** Brings the shipped templates in, in each setup: those that changed with the product become a new version. */
@Injectable()
export class BringShippedTemplates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns how many are new. */
  execute(): Promise<number> {
    return addShipped(this.database, SHIPPED_TEMPLATES, this.clock.now());
  }
}
