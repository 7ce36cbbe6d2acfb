import { Injectable } from '@nestjs/common';
import type { ShownSecret } from '#dossier';
import { Database, sql } from '#platform/database';
import type { Level } from '../../domain/rating.ts';
import { OpenedDossiers } from '../opened-dossiers.ts';

/** What an applicant may still say of a dossier, and what they said. */
export interface ShownRating {
  code: string;
  procedure: string;
  agency: string;
  /** `too-early`: it has not ended. */
  state: 'too-early' | 'open' | 'rated';
  /** Whether there is an officer to be rated. */
  received: boolean;
  handled: boolean;
  rated: { level: Level; at: Date } | null;
}

@Injectable()
export class ShowRating {
  constructor(
    private readonly database: Database,
    private readonly dossiers: OpenedDossiers,
  ) {}

  /** @throws feedback.dossier-unknown, .too-many-wrong */
  async execute(shown: ShownSecret): Promise<ShownRating> {
    const dossier = await this.dossiers.open(shown);
    const [rated] = await this.database.queryPrepared<{ level: Level; at: Date }>(sql`
      select r.level, r.rated_at as at from feedback.rating r where r.dossier_id = ${dossier.id}`);
    return {
      ...{ code: dossier.code, procedure: dossier.procedureName, agency: dossier.leadAgency },
      state: rated ? 'rated' : dossier.closedAt ? 'open' : 'too-early',
      ...{ received: dossier.receivedBy !== null, handled: dossier.handledBy !== null },
      rated: rated ?? null,
    };
  }
}
