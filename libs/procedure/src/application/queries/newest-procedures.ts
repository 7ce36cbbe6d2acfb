import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { ProcedureDefinition } from '../../domain/procedure.ts';
import { newestDefinitions } from '../../persistence/catalogue.ts';

/** The catalogue as a source is laid over it. */
@Injectable()
export class NewestProcedures {
  constructor(private readonly database: Database) {}

  /** The newest version of each of these, in force or not, by code. */
  execute(codes: readonly string[]): Promise<Map<string, ProcedureDefinition>> {
    return newestDefinitions(this.database, codes);
  }
}
