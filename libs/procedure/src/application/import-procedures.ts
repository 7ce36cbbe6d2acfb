import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import { changesBetween } from '../domain/changes-between.ts';
import type { ProcedureDefinition } from '../domain/procedure.ts';
import {
  advanceRevision,
  holdRevision,
  insertVersions,
  newestDefinitions,
} from '../persistence/catalogue.ts';

/**
 * Takes the seed's procedures into the catalogue without a dry run: new ones and changed ones become a new version, equal
 * ones stay as they are. Compares and writes as an import does.
 */
@Injectable()
export class ImportProcedures {
  constructor(private readonly database: Database) {}

  /** @returns the codes that got a new version. */
  execute(definitions: readonly ProcedureDefinition[]): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      await holdRevision(tx);
      const present = await newestDefinitions(
        tx,
        definitions.map(({ code }) => code),
      );
      const changed = definitions.filter((offered) => {
        const before = present.get(offered.code);
        return !before || changesBetween(before, offered).length > 0;
      });
      if (changed.length === 0) return [];
      await tx.query(
        insertVersions(
          sql`select value as definition from jsonb_array_elements(${JSON.stringify(changed)}::jsonb)`,
        ),
      );
      await tx.query(advanceRevision());
      return changed.map(({ code }) => code);
    });
  }
}
