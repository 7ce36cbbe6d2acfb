import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, join, raw, sql, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import { DataKeys, KEYS_FRESH_FOR } from './data-keys.ts';
import { PersonalData } from './personal-data.ts';
import {
  nameOf,
  type Resealed,
  type SealedColumn,
  type SealedTable,
  sealedTables,
  writeResealed,
} from './sealed-columns.ts';
import { dataKeyOf, isSealed } from './sealed-value.ts';

const BATCH = 500;

/** By then every process seals with the new key: a pass begun later sees all there ever will be of the old one. */
const SETTLING_MS = 2 * KEYS_FRESH_FOR;

interface OpenChange {
  dataKey: number;
  table: string | null;
  reached: string | null;
  settled: boolean;
}

/** A row with its sealed columns by name. */
type SealedRow = { row: string } & Record<string, Buffer | string | null>;

/**
 * Seals every stored value anew with the newest data key while a change of keys is under way. A batch commits with how far
 * it came, so that whoever is killed, or overtaken by another worker, loses nothing: a value is under the old key or the
 * new one, and both open. One that opens with none is left as it is, and the log tells.
 */
@Injectable()
export class ResealStoredData {
  constructor(
    private readonly database: Database,
    private readonly keys: DataKeys,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** One pass over what is left. @returns how many values were sealed anew */
  async execute(): Promise<number> {
    const change = await this.openChange(this.database);
    if (!change) return 0;
    // Makes this process know the key, lest it seal everything with the old one again.
    await this.keys.find(change.dataKey);
    const tables = await sealedTables(this.database);
    let resealed = 0;
    for (;;) {
      const batch = await this.database.transaction((tx) => this.batch(tx, tables));
      if (batch === undefined) return resealed;
      resealed += batch;
    }
  }

  /** `undefined` when the pass is at its end, or another worker makes it. */
  private async batch(tx: Transaction, tables: readonly SealedTable[]): Promise<number | undefined> {
    const change = await this.openChange(tx);
    if (!change) return undefined;
    const table = tables.find((one) => one.table === change.table) ?? tables[0];
    const rows = table ? await this.rowsOf(tx, table, change.reached) : [];
    const last = rows.at(-1);
    if (table && last) {
      const resealed = await this.reseal(tx, table, rows, change.dataKey);
      await this.advance(tx, change, table.table, last.row);
      return resealed;
    }
    const next = table && tables[tables.indexOf(table) + 1];
    if (!next) return this.endPass(tx, change);
    await this.advance(tx, change, next.table, null);
    return 0;
  }

  private async openChange(queryable: Database | Transaction): Promise<OpenChange | undefined> {
    const [change] = await queryable.query<OpenChange>(sql`
      select data_key_id as "dataKey", table_name as "table", reached,
             pass_began_at >= begun_at + make_interval(secs => ${SETTLING_MS / 1000}) as settled
      from personal_data.key_change where done_at is null
      for update skip locked`);
    return change;
  }

  private rowsOf(tx: Transaction, { table, key, keyType, columns }: SealedTable, reached: string | null) {
    const names = join(columns.map((column) => raw(nameOf(column))));
    return tx.query<SealedRow>(sql`
      select ${raw(key)}::text as row, ${names} from ${raw(table)}
      where ${reached}::text is null or ${raw(key)} > ${reached}::${raw(keyType)}
      order by ${raw(key)} limit ${BATCH}`);
  }

  private async reseal(
    tx: Transaction,
    table: SealedTable,
    rows: readonly SealedRow[],
    dataKey: number,
  ): Promise<number> {
    let count = 0;
    for (const column of table.columns) {
      const values: Resealed[] = [];
      for (const { row, ...sealed } of rows) {
        const before = sealed[nameOf(column)];
        if (!Buffer.isBuffer(before) || isUnder(dataKey, before)) continue;
        const after = await this.sealAnew(before, column, row);
        if (after) values.push({ row, before, after });
      }
      if (values.length > 0) await tx.query(writeResealed(table, column, values));
      count += values.length;
    }
    return count;
  }

  /** @returns undefined for what does not open, and so would not under the new key either */
  private async sealAnew(sealed: Buffer, { column }: SealedColumn, row: string): Promise<Buffer | undefined> {
    const place = { column, row };
    const { text } = await this.personal.attempt(sealed, place);
    return text === null ? undefined : this.personal.seal(text, place);
  }

  private async advance(tx: Transaction, { dataKey }: OpenChange, table: string, reached: string | null) {
    await tx.query(sql`
      update personal_data.key_change set table_name = ${table}, reached = ${reached} where data_key_id = ${dataKey}`);
  }

  /** The next pass begins where everything does; after one that missed nothing the keys before are retired. */
  private async endPass(tx: Transaction, { dataKey, settled }: OpenChange): Promise<undefined> {
    const now = this.clock.now();
    await tx.query(sql`
      update personal_data.key_change
      set table_name = null, reached = null, pass_began_at = ${now}::timestamptz,
          done_at = case when ${settled} then ${now}::timestamptz end
      where data_key_id = ${dataKey}`);
    if (!settled) return;
    await tx.query(sql`
      update personal_data.data_key set retired_at = ${now}
      where purpose = 'seal' and id <> ${dataKey} and retired_at is null`);
    this.logger.info('keys changed', { dataKey });
  }
}

const isUnder = (dataKey: number, sealed: Buffer): boolean =>
  isSealed(sealed) && dataKeyOf(sealed) === dataKey;
