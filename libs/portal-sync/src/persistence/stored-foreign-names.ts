import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { ForeignNames, type ReservedNumber, type UploadedFile } from '../domain/foreign-names.ts';

/** Names of the other side, in rows. */
@Injectable()
export class StoredForeignNames extends ForeignNames {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async numberOf(code: string): Promise<ReservedNumber | null> {
    const [reserved] = await this.database.query<ReservedNumber>(sql`
      select number, handed_in_at is not null as "handedIn" from portal_sync.reserved_number where code = ${code}`);
    return reserved ?? null;
  }

  override async keepNumber(code: string, number: string): Promise<string> {
    const [kept] = await this.database.query<{ number: string }>(sql`
      insert into portal_sync.reserved_number (code, number, reserved_at) values (${code}, ${number}, ${this.clock.now()})
      on conflict (code) do update set code = excluded.code returning number`);
    return kept?.number ?? number;
  }

  override async markHandedIn(code: string): Promise<void> {
    await this.database.query(sql`
      update portal_sync.reserved_number set handed_in_at = coalesce(handed_in_at, ${this.clock.now()}) where code = ${code}`);
  }

  override async filesOf(versionIds: readonly string[]): Promise<[string, UploadedFile][]> {
    const rows = await this.database.query<UploadedFile & { id: string }>(sql`
      select version_id as id, foreign_id as "IdGiayTo", digest as "HashTepTin" from portal_sync.uploaded_file
      where version_id = any (${versionIds}::uuid[])`);
    return rows.map(({ id, ...file }) => [id, file]);
  }

  override async keepFile(versionId: string, { IdGiayTo, HashTepTin }: UploadedFile): Promise<void> {
    await this.database.query(sql`
      insert into portal_sync.uploaded_file (version_id, foreign_id, digest, uploaded_at)
      values (${versionId}, ${IdGiayTo}, ${HashTepTin}, ${this.clock.now()}) on conflict do nothing`);
  }
}
