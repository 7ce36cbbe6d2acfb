import { Injectable } from '@nestjs/common';
import type { FeedbackDesk, OpenToSay } from '#dossier';
import { Database, sql } from '#platform/database';

/** Of a dossier may be asked until it is erased, and it may be rated once from its end till then. */
@Injectable()
export class WhatIsOpenToSay implements FeedbackDesk {
  constructor(private readonly database: Database) {}

  async openTo(dossierId: string): Promise<OpenToSay> {
    const [kept] = await this.database.queryPrepared<OpenToSay>(sql`
      select true as "mayAsk",
             d.closed_at is not null
             and not exists (select from feedback.rating r where r.dossier_id = d.id) as "mayRate"
      from dossier.dossier d where d.id = ${dossierId} and d.erased_at is null`);
    return kept ?? { mayRate: false, mayAsk: false };
  }
}
