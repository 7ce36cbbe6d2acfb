import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { DataSource } from 'typeorm';
import type { ProcedureDefinition } from '../domain/procedure.ts';
import { ProcedureEntity } from '../persistence/procedure.entity.ts';

/** Takes procedures into the catalogue: new ones and changed ones become a new version, equal ones stay as they are. */
@Injectable()
export class ImportProcedures {
  constructor(private readonly source: DataSource) {}

  /** @returns the codes that got a new version. */
  execute(definitions: readonly ProcedureDefinition[]): Promise<string[]> {
    return this.source.transaction(async (manager) => {
      const repository = manager.getRepository(ProcedureEntity);
      const imported: string[] = [];
      for (const definition of definitions) {
        const { code, name, field, validFrom, validTo } = definition;
        const newest = await repository.findOne({ where: { code }, order: { version: 'DESC' } });
        if (newest && isDeepStrictEqual(newest.definition, definition)) continue;
        await repository.insert({
          code,
          version: (newest?.version ?? 0) + 1,
          name,
          fieldCode: field.code,
          fieldName: field.name,
          validFrom,
          validTo,
          definition,
        });
        imported.push(code);
      }
      return imported;
    });
  }
}
