import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';

/** By what number the other side knows a dossier. */
export interface ReservedNumber {
  number: string;
  /** The other side has said that it has the dossier. */
  handedIn: boolean;
}

/** Numbers the other side has given out for dossiers. */
@Injectable()
export class ReservedNumbers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(code: string): Promise<ReservedNumber | null> {
    const [reserved] = await this.database.query<ReservedNumber>(sql`
      select number, handed_in_at is not null as "handedIn" from portal_sync.reserved_number where code = ${code}`);
    return reserved ?? null;
  }

  /** @returns the number that is kept: of two that were reserved at a time, the first. */
  async keep(code: string, number: string): Promise<string> {
    const [kept] = await this.database.query<{ number: string }>(sql`
      insert into portal_sync.reserved_number (code, number, reserved_at) values (${code}, ${number}, ${this.clock.now()})
      on conflict (code) do update set code = excluded.code returning number`);
    return kept?.number ?? number;
  }

  async handedIn(code: string): Promise<void> {
    await this.database.query(sql`
      update portal_sync.reserved_number set handed_in_at = coalesce(handed_in_at, ${this.clock.now()}) where code = ${code}`);
  }
}
