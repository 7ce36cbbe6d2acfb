import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Reader } from '#identity';
import { Database } from '#platform/database';
import { type ShownNudge, nudgesOf } from '../persistence/nudges.ts';
import { type ShownThreshold, thresholdsOf } from '../persistence/thresholds-of-dossier.ts';

/** What is and will be told of the limits of a dossier, and who was urged on with it: to whoever may see the dossier. */
@Injectable()
export class ListThresholds {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
  ) {}

  /** @throws dossier.unknown */
  async execute(reader: Reader, dossierId: string): Promise<ShownThreshold[]> {
    await this.find.assertMay(reader, dossierId);
    return thresholdsOf(this.database, dossierId);
  }

  /** @throws dossier.unknown */
  async nudges(reader: Reader, dossierId: string): Promise<ShownNudge[]> {
    await this.find.assertMay(reader, dossierId);
    return nudgesOf(this.database, dossierId);
  }
}
