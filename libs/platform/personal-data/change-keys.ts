import { Injectable } from '@nestjs/common';
import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, violatesUnique } from '#platform/database';
import { DataKeys } from './data-keys.ts';
import { personalDataProblem } from './personal-data.problems.ts';

/** A data key as administrators see it. */
export interface ShownKey {
  id: number;
  purpose: 'seal' | 'index';
  /** Name of the master key it is wrapped with. */
  masterKey: string;
  createdAt: Date;
  retiredAt: Date | null;
}

/** A change of keys and how far it has come. */
export interface KeyChange {
  dataKey: number;
  begunAt: Date;
  doneAt: Date | null;
  table: string | null;
}

/** Begins changes of the key that values are sealed with, and shows how far they are. The worker carries them out. */
@Injectable()
export class ChangeKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: DataKeys,
  ) {}

  /** @returns the id of the new key @throws personal-data.key-change-under-way */
  async begin(by: Required<Pick<AuditEntry, 'actor'>> & { officerId: number }): Promise<number> {
    const at = this.clock.now();
    try {
      return await this.database.transaction(async (tx) => {
        const id = await this.keys.add(tx);
        await tx.query(sql`
          insert into personal_data.key_change (data_key_id, begun_at, begun_by, pass_began_at)
          values (${id}, ${at}, ${by.officerId}, ${at})`);
        await tx.query(
          insertAuditEntry({
            ...by,
            at,
            action: 'data-key.change',
            subjectType: 'data-key',
            subjectId: String(id),
            details: {},
          }),
        );
        return id;
      });
    } catch (error) {
      if (!violatesUnique(error, 'key_change_one_open')) throw error;
      const { change } = await this.show();
      throw personalDataProblem('personal-data.key-change-under-way', { key: String(change?.dataKey) });
    }
  }

  /** Every key, and the change begun last. */
  async show(): Promise<{ keys: ShownKey[]; change: KeyChange | null }> {
    const keys = await this.database.query<ShownKey>(sql`
      select id, purpose, master_key as "masterKey", created_at as "createdAt", retired_at as "retiredAt"
      from personal_data.data_key order by id`);
    const [change] = await this.database.query<KeyChange>(sql`
      select data_key_id as "dataKey", begun_at as "begunAt", done_at as "doneAt", table_name as "table"
      from personal_data.key_change order by data_key_id desc limit 1`);
    return { keys, change: change ?? null };
  }
}
