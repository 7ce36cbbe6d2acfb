import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { type NeedLine, needLines } from '../../persistence/supplement-needs.ts';
import { FindDossier } from '../queries/find-dossier.ts';

/** The checklist of a dossier: what is open, and what became of what was asked for. */
@Injectable()
export class ListNeeds {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
  ) {}

  /** @throws dossier.unknown */
  async execute(officer: Principal, dossierId: string): Promise<NeedLine[]> {
    await this.find.assertMay(officer, dossierId);
    return needLines(this.database, dossierId);
  }
}
