import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import { type KeptSeal, stateSeal } from './seal.ts';
import { SealExport } from './seal-export.ts';
import { SealKeys } from './seal-keys.ts';
import type { Leaf } from './sealed-log.ts';

/** Rows one seal covers. */
const MOST_LEAVES = 1_000;
/** Seals appended to the export at once. */
const BATCH = 500;

/**
 * Seals what has been committed since the last round and appends the seals to the export outside the database. Sealing
 * and appending are each done by one worker at a time; a seal that a crash kept from the export is appended by the next
 * round.
 */
@Injectable()
export class SealAudit {
  private readonly exported: SealExport;

  constructor(
    private readonly database: Database,
    private readonly keys: SealKeys,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(CONFIG) { AUDIT_EXPORT_FILE }: Config,
  ) {
    this.exported = new SealExport(AUDIT_EXPORT_FILE);
  }

  /**
   * @returns how many rows were sealed
   * @throws when the export cannot be written, or holds what the database lacks: then nothing is sealed
   */
  async execute(): Promise<number> {
    await this.append();
    let total = 0;
    for (let sealed = MOST_LEAVES; sealed === MOST_LEAVES; total += sealed) {
      sealed = await this.database.transaction((tx) => this.seal(tx));
    }
    await this.append();
    if (total > 0) this.logger.info('audit sealed', { rows: total });
    return total;
  }

  private async seal(tx: Transaction): Promise<number> {
    if (!(await alone(tx))) return 0;
    const waiting = await tx.query<Leaf & { id: string }>(sql`
      delete from audit.waiting
      where id in (select id from audit.waiting order by id limit ${MOST_LEAVES})
      returning id, log, ref, encode(hash, 'hex') as hash`);
    const [first, ...more] = waiting.sort((one, other) => Number(BigInt(one.id) - BigInt(other.id)));
    if (!first) return 0;
    const leaves = [first, ...more] as const;
    const [before] = await tx.query<KeptSeal>(
      sql`select number, jws from audit.seal order by number desc limit 1`,
    );
    const statement = stateSeal(leaves, before, this.clock.now());
    await tx.query(sql`
      insert into audit.seal (number, jws, logs, refs, hashes)
      select ${statement.number}, ${await this.keys.sign(statement)}, ${leaves.map(({ log }) => log)}::text[],
             ${leaves.map(({ ref }) => ref)}::text[],
             array(select decode(hash, 'hex') from unnest(${leaves.map(({ hash }) => hash)}::text[])
                   with ordinality as of(hash, place) order by place)`);
    return leaves.length;
  }

  private async append(): Promise<void> {
    while ((await this.database.transaction((tx) => this.appendBatch(tx))) > 0);
  }

  /** @returns how many were appended: none when all are, or another worker is at it */
  private async appendBatch(tx: Transaction): Promise<number> {
    if (!(await alone(tx))) return 0;
    const last = await this.exported.last();
    const seals = await tx.query<KeptSeal>(sql`
      select number, jws from audit.seal where number >= ${last?.number ?? 1} order by number limit ${BATCH + 1}`);
    if (last && seals.shift()?.jws !== last.jws) {
      throw new Error(
        `seal ${last.number} of the export is not that of the database: run npm run audit:verify`,
      );
    }
    if (seals.length > 0) await this.exported.append(seals);
    return seals.length;
  }
}

/** Whether no other worker is at it; until the transaction ends, none will be. */
async function alone(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<{ alone: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('audit.seal', 0)) as alone`,
  );
  return row?.alone ?? false;
}
