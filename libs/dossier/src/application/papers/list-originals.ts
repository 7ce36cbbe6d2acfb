import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import {
  type HeldOriginals,
  heldOriginals,
  type ReturnedOriginals,
  returnedOriginals,
} from '../../persistence/original-returns.ts';
import { FindDossier } from '../queries/find-dossier.ts';

/** Originals of a dossier: what the agency still has, and what went back to whom. */
@Injectable()
export class ListOriginals {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
  ) {}

  /** @throws dossier.unknown */
  async execute(
    officer: Principal,
    dossierId: string,
  ): Promise<{ held: HeldOriginals[]; returned: ReturnedOriginals[] }> {
    await this.find.assertMay(officer, dossierId);
    const held = await heldOriginals(this.database, dossierId);
    return {
      held: held.filter((one) => one.held > 0),
      returned: await returnedOriginals(this.database, dossierId),
    };
  }
}
