import { Injectable } from '@nestjs/common';
import type { RatingDesk } from '#dossier';
import { Database, sql } from '#platform/database';

/** Whether a dossier has ended and nobody has rated it yet; erased ones are rated no more. */
@Injectable()
export class OpenRating implements RatingDesk {
  constructor(private readonly database: Database) {}

  async mayRate(dossierId: string): Promise<boolean> {
    const rows = await this.database.queryPrepared(sql`
      select d.id from dossier.dossier d
      where d.id = ${dossierId} and d.closed_at is not null and d.erased_at is null
        and not exists (select from feedback.rating r where r.dossier_id = d.id)`);
    return rows.length > 0;
  }
}
