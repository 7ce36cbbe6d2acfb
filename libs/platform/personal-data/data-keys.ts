import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Queryable, sql, type Transaction } from '#platform/database';
import { type MasterKeyRing, MasterKeys } from './master-keys.ts';
import { openWith, type Place, type SealingKey, sealWith } from './sealed-value.ts';

/** What a data key is for: sealing values, or the blind index over them. */
export type KeyPurpose = 'seal' | 'index';

/** How long a process may go on with the keys it knows, in milliseconds. */
export const KEYS_FRESH_FOR = 60_000;

interface KeyRow {
  id: number;
  purpose: KeyPurpose;
  wrapped: Buffer;
  masterKey: string;
  retired: boolean;
}

/** The keys of this moment, unwrapped. */
interface LoadedKeys {
  /** Every sealing key, retired ones too: what they sealed stays readable. */
  sealing: ReadonlyMap<number, Buffer>;
  newest: SealingKey;
  indexing: Buffer;
}

/**
 * Data keys, unwrapped and held in memory: a handful of rows that change once a year and are needed by every reception.
 */
@Injectable()
export class DataKeys {
  private loaded: Promise<LoadedKeys> | undefined;
  private loadedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly masters: MasterKeys,
    private readonly clock: Clock,
  ) {}

  async newest(): Promise<SealingKey> {
    return (await this.keys()).newest;
  }

  /** Undefined = there is no such key. @throws when keys cannot be read at all */
  async find(id: number): Promise<Buffer | undefined> {
    return (await this.keys()).sealing.get(id) ?? (await this.reload()).sealing.get(id);
  }

  async indexing(): Promise<Buffer> {
    return (await this.keys()).indexing;
  }

  /** The first keys of a database, if it has none yet. @returns how many were made */
  async ensure(): Promise<number> {
    const ring = await this.masters.read();
    return this.database.transaction(async (tx) => {
      await tx.query(sql`lock table personal_data.data_key in share row exclusive mode`);
      const purposes = await tx.query<{ purpose: KeyPurpose }>(sql`
        select p.purpose from unnest('{seal,index}'::text[]) p(purpose)
        where not exists (select from personal_data.data_key k where k.purpose = p.purpose and k.retired_at is null)`);
      for (const { purpose } of purposes) await this.insert(tx, purpose, ring);
      return purposes.length;
    });
  }

  /** Makes one more key to seal with; every process turns to it within {@link KEYS_FRESH_FOR}. @returns its id */
  async add(tx: Transaction): Promise<number> {
    return this.insert(tx, 'seal', await this.masters.read());
  }

  /** Wraps with the current master key what is wrapped with an older one. @returns how many keys were */
  async rewrap(): Promise<number> {
    const ring = await this.masters.read();
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<KeyRow>(
        sql`${selectKeys(sql`where master_key <> ${ring.current}`)} for update`,
      );
      for (const row of rows) {
        const wrapped = wrap(ring, row, unwrap(ring, row));
        await tx.query(sql`
          update personal_data.data_key set wrapped = ${wrapped}, master_key = ${ring.current} where id = ${row.id}`);
        await tx.query(insertAuditEntry(this.rewrapping(row, ring.current)));
      }
      return rows.length;
    });
  }

  private rewrapping({ id, masterKey }: KeyRow, current: string): AuditEntry {
    return {
      at: this.clock.now(),
      actor: 'system',
      officerId: null,
      action: 'data-key.rewrap',
      subjectType: 'data-key',
      subjectId: String(id),
      change: { before: { masterKey }, after: { masterKey: current } },
      details: {},
    };
  }

  private async insert(tx: Queryable, purpose: KeyPurpose, ring: MasterKeyRing): Promise<number> {
    const [next] = await tx.query<{ id: number }>(sql`
      select nextval('personal_data.data_key_id_seq')::int as id`);
    if (!next) throw new Error('the sequence of data keys gave no id');
    const wrapped = wrap(ring, { id: next.id, purpose }, randomBytes(32));
    await tx.query(sql`
      insert into personal_data.data_key (id, purpose, wrapped, master_key, created_at)
      values (${next.id}, ${purpose}, ${wrapped}, ${ring.current}, ${this.clock.now()})`);
    return next.id;
  }

  private keys(): Promise<LoadedKeys> {
    return this.loaded && performance.now() - this.loadedAt <= KEYS_FRESH_FOR ? this.loaded : this.reload();
  }

  private reload(): Promise<LoadedKeys> {
    this.loadedAt = performance.now();
    const loading = this.load();
    this.loaded = loading;
    loading.catch(() => (this.loaded = undefined));
    return loading;
  }

  private async load(): Promise<LoadedKeys> {
    const [ring, rows] = await Promise.all([
      this.masters.read(),
      this.database.query<KeyRow>(sql`${selectKeys(sql`where true`)} order by id desc`),
    ]);
    const unwrapped = rows.map((row) => ({ ...row, key: unwrap(ring, row) }));
    const sealing = unwrapped.filter(({ purpose }) => purpose === 'seal');
    const newest = sealing.find(({ retired }) => !retired);
    const index = unwrapped.find(({ purpose }) => purpose === 'index');
    if (!newest || !index) throw new Error('there are no data keys yet: run the setup');
    return {
      newest,
      sealing: new Map(sealing.map(({ id, key }) => [id, key])),
      indexing: index.key,
    };
  }
}

const selectKeys = (where: ReturnType<typeof sql>) => sql`
  select id, purpose, wrapped, master_key as "masterKey", retired_at is not null as retired
  from personal_data.data_key ${where}`;

/** A wrapped key opens under its own id and purpose only. */
const placeOf = ({ id, purpose }: Pick<KeyRow, 'id' | 'purpose'>): Place => ({
  column: 'personal_data.data_key.wrapped',
  row: `${id}/${purpose}`,
});

const wrap = (ring: MasterKeyRing, row: Pick<KeyRow, 'id' | 'purpose'>, key: Buffer): Buffer =>
  sealWith({ id: 0, key: ring.byName(ring.current) }, key, placeOf(row));

const unwrap = (ring: MasterKeyRing, row: KeyRow): Buffer =>
  openWith(ring.byName(row.masterKey), row.wrapped, placeOf(row));
