import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { mask, PersonalData } from '#platform/personal-data';
import { correctionPlace, correctionsOf, type StoredCorrection } from '../../persistence/corrections.ts';
import { FindDossier } from './find-dossier.ts';

/** A field that was corrected, as inspectors see it: how somebody is known and reached stays masked. */
export type ListedCorrection = Omit<StoredCorrection, 'id' | 'before' | 'after'> & {
  before: string | null;
  after: string | null;
};

const MASKS: Readonly<Record<string, (text: string) => string>> = mask;

/** What was typed wrongly in a dossier, who corrected it, and why. */
@Injectable()
export class ListCorrections {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly personal: PersonalData,
  ) {}

  /** @throws dossier.unknown */
  async execute(officer: Principal, dossierId: string): Promise<ListedCorrection[]> {
    await this.find.assertMay(officer, dossierId, 'read audit');
    const stored = await correctionsOf(this.database, dossierId);
    return Promise.all(
      stored.map(async ({ id, before, after, ...line }) => ({
        ...line,
        before: await this.shown('before', id, line.field, before),
        after: await this.shown('after', id, line.field, after),
      })),
    );
  }

  private async shown(
    side: 'before' | 'after',
    id: string,
    field: string,
    sealed: Buffer | null,
  ): Promise<string | null> {
    const text = await this.personal.openToShow(sealed, correctionPlace(side, id));
    return text === null ? null : (MASKS[field]?.(text) ?? text);
  }
}
