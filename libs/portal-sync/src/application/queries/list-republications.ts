import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Reader } from '#identity';
import { Database, sql } from '#platform/database';
import type { Occasion, RepublicationState } from '../../domain/republication.ts';

/** One time a dossier was to be told once more. */
export interface RepublicationLine {
  id: string;
  occasions: Occasion[];
  fromSequence: number | null;
  state: RepublicationState;
  wishedAt: Date;
  /** The publication it went out with. */
  sequence: number | null;
  endedAt: Date | null;
  askedBy: string | null;
  ground: string | null;
}

/** Shows an officer what of a dossier the portal was told again, and why. */
@Injectable()
export class ListRepublications {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
  ) {}

  /** The newest first, a hundred at most. @throws dossier.unknown */
  async execute(reader: Reader, dossierId: string): Promise<RepublicationLine[]> {
    await this.find.history(reader, dossierId);
    return this.database.query<RepublicationLine>(sql`
      select r.id::text, r.occasions, r.from_sequence as "fromSequence", r.state, r.wished_at as "wishedAt", r.sequence,
             r.ended_at as "endedAt", o.full_name as "askedBy", r.ground
      from portal_sync.republication r left join organization.officer o on o.id = r.asked_by
      where r.dossier_id = ${dossierId} order by r.id desc limit 100`);
  }
}
