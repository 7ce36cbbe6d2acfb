import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { abandonUploads, forgetUploads } from '../persistence/uploads.ts';
import { DocumentStore } from './document-store.ts';

/** Versions cleared in one go. */
const BATCH = 100;

/**
 * Removes from the store what nobody needs any more: uploads nobody went on with or that were refused, and files that were
 * erased. Their rows say so until it is done, so whoever is interrupted goes on with what is left.
 */
@Injectable()
export class ClearStore {
  constructor(
    private readonly database: Database,
    private readonly store: DocumentStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns how many versions were removed */
  async execute(): Promise<number> {
    const hours = this.config.DOCUMENT_UPLOAD_HOURS;
    const untouchedSince = new Date(this.clock.now().getTime() - hours * 3_600_000);
    await this.database.query(abandonUploads(sql`v.touched_at <= ${untouchedSince}`));
    let removed = 0;
    for (let batch = -1; batch !== 0; removed += Math.max(batch, 0)) batch = await this.clear();
    return removed;
  }

  private async clear(): Promise<number> {
    const rows = await this.database.query<{ id: string }>(sql`
      select id from document.version where state in ('abandoned', 'erasing') limit ${BATCH}`);
    const ids = rows.map(({ id }) => id);
    for (const id of ids) await this.store.removeAll(id);
    await this.database.transaction(async (tx) => {
      await tx.query(forgetUploads(ids));
      await tx.query(sql`delete from document.piece where version_id = any(${ids}::uuid[])`);
      await tx.query(sql`
        update document.version set state = 'erased' where id = any(${ids}::uuid[]) and state = 'erasing'`);
    });
    return ids.length;
  }
}
