import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { Logger } from '#platform/logging';
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
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns how many versions were removed */
  async execute(): Promise<number> {
    const hours = this.config.DOCUMENT_UPLOAD_HOURS;
    const untouchedSince = new Date(this.clock.now().getTime() - hours * 3_600_000);
    await this.database.query(abandonUploads(sql`v.touched_at <= ${untouchedSince}`));
    let removed = 0;
    let after: string | null = null;
    do {
      const ids = await this.due(after);
      removed += await this.clear(ids);
      after = ids.at(-1) ?? null;
    } while (after !== null);
    return removed;
  }

  private async due(after: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(sql`
      select id from document.version
      where state in ('abandoned', 'erasing') and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${BATCH}`);
    return rows.map(({ id }) => id);
  }

  /** What cannot be removed now keeps nothing else from it, and is tried again in the next round. */
  private async clear(due: readonly string[]): Promise<number> {
    const ids: string[] = [];
    for (const id of due) {
      try {
        await this.store.removeAll(id);
        ids.push(id);
      } catch (error) {
        this.logger.error('version not removed from the store', { version: id, error });
      }
    }
    if (ids.length === 0) return 0;
    await this.database.transaction(async (tx) => {
      await forgetUploads(tx, ids);
      await tx.query(sql`delete from document.piece where version_id = any(${ids}::uuid[])`);
      await tx.query(sql`
        update document.version set state = 'erased' where id = any(${ids}::uuid[]) and state = 'erasing'`);
    });
    return ids.length;
  }
}
