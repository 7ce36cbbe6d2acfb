import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { lateEntriesOf, type StoredLateEntry } from '../../persistence/late-entries.ts';
import { FindDossier } from './find-dossier.ts';

/** The events of a dossier's clock that were entered after the fact, for an officer who may see it. */
@Injectable()
export class ListLateEntries {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
  ) {}

  /** @throws dossier.unknown */
  async execute(officer: Principal, dossierId: string): Promise<StoredLateEntry[]> {
    await this.find.assertMay(officer, dossierId);
    return lateEntriesOf(this.database, dossierId);
  }
}
