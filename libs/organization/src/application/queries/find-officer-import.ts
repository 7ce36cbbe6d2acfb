import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { organizationProblem } from '../../domain/organization.problems.ts';
import { readOfficerImport, type StoredOfficerImport } from '../../persistence/officer-imports.ts';

/** Reads a dry run of officers: how much it would write, and what is wrong or odd about which row. */
@Injectable()
export class FindOfficerImport {
  constructor(private readonly database: Database) {}

  /** @throws organization.import-unknown */
  async execute(id: string): Promise<Omit<StoredOfficerImport, 'planSealed'>> {
    const found = await readOfficerImport(this.database, id);
    if (!found) throw organizationProblem('organization.import-unknown');
    const { planSealed: _, ...told } = found;
    return told;
  }
}
