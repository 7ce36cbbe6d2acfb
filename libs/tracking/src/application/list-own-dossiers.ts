import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Citizen } from '#identity';
import { Database } from '#platform/database';
import { dossiersOfCitizen, type OwnLine } from '../persistence/citizens-dossiers.ts';

export type { OwnLine } from '../persistence/citizens-dossiers.ts';

const key = z.tuple([cursorInstant, z.uuid()]);

/** Everything a citizen who has signed on has handed in, or had handed in for them, the newest first. */
@Injectable()
export class ListOwnDossiers {
  constructor(private readonly database: Database) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    { index }: Citizen,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<OwnLine>> {
    const after = readCursor(cursor, key);
    const place = after && { receivedAt: after[0], id: after[1] };
    // One more than is shown tells whether there is more.
    const rows = await dossiersOfCitizen(this.database, index, limit + 1, place);
    return pageOf(rows, limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id]);
  }
}
