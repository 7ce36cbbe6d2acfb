import { createDecipheriv } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, sql, type Transaction } from '#platform/database';
import { MasterKeys } from './master-keys.ts';
import { PersonalData } from './personal-data.ts';
import {
  type Resealed,
  type SealedColumn,
  type SealedTable,
  sealedTables,
  writeResealed,
} from './sealed-columns.ts';

const BATCH = 500;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface UnsealedRow {
  column: string;
  row: string;
  clear: string | null;
  enciphered: Buffer | null;
}

/**
 * Seals what a database held before values were sealed, once; the setup runs it before anything serves. A batch commits
 * with its removal from what is left, so that a setup that was killed goes on where it stopped.
 */
@Injectable()
export class SealStoredData {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
    private readonly masters: MasterKeys,
  ) {}

  /** @returns how many values were sealed */
  async execute(): Promise<number> {
    const [left] = await this.database.query<{ there: boolean }>(sql`
      select to_regclass('personal_data.unsealed') is not null as there`);
    if (!left?.there) return 0;
    const tables = await sealedTables(this.database);
    let sealed = 0;
    for (let batch = -1; batch !== 0; sealed += batch) {
      batch = await this.database.transaction((tx) => this.sealBatch(tx, tables));
    }
    await this.database.query(sql`drop table personal_data.unsealed`);
    return sealed;
  }

  private async sealBatch(tx: Transaction, tables: readonly SealedTable[]): Promise<number> {
    const rows = await tx.query<UnsealedRow>(sql`
      delete from personal_data.unsealed u
      using (select column_name, row_id from personal_data.unsealed limit ${BATCH}) b
      where (u.column_name, u.row_id) = (b.column_name, b.row_id)
      returning u.column_name as column, u.row_id as row, u.clear, u.enciphered`);
    for (const table of tables) {
      for (const column of table.columns) {
        const own = rows.filter((row) => row.column === column.column);
        const values = await Promise.all(own.map((row) => this.sealed(row, column)));
        if (values.length > 0) await tx.query(writeResealed(table, column, values));
      }
    }
    return rows.length;
  }

  private async sealed(
    { row, clear, enciphered }: UnsealedRow,
    { column, kind }: SealedColumn,
  ): Promise<Resealed> {
    const text = enciphered ? await this.decipher(enciphered) : (clear ?? '');
    return {
      row,
      before: null,
      after: await this.personal.seal(text, { column, row }),
      index: kind && (await this.personal.indexOf(kind, text)),
    };
  }

  /** The form identity numbers were kept in while there was one key: nonce, ciphertext, tag. */
  private async decipher(bytes: Buffer): Promise<string> {
    const ring = await this.masters.read();
    const decipher = createDecipheriv(
      'aes-256-gcm',
      ring.byName(ring.current),
      bytes.subarray(0, NONCE_BYTES),
      {
        authTagLength: TAG_BYTES,
      },
    );
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const content = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
  }
}
