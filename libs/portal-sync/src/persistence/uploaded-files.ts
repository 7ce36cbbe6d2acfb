import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';

/** A file as the other side knows it after its upload. */
export interface UploadedFile {
  IdGiayTo: string;
  /** SHA-256 in hexadecimal. */
  HashTepTin: string;
}

/** Files the other side has, by the version of the document here. */
@Injectable()
export class UploadedFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(versionIds: readonly string[]): Promise<[string, UploadedFile][]> {
    const rows = await this.database.query<UploadedFile & { id: string }>(sql`
      select version_id as id, foreign_id as "IdGiayTo", digest as "HashTepTin" from portal_sync.uploaded_file
      where version_id = any (${versionIds}::uuid[])`);
    return rows.map(({ id, ...file }) => [id, file]);
  }

  async keep(versionId: string, { IdGiayTo, HashTepTin }: UploadedFile): Promise<void> {
    await this.database.query(sql`
      insert into portal_sync.uploaded_file (version_id, foreign_id, digest, uploaded_at)
      values (${versionId}, ${IdGiayTo}, ${HashTepTin}, ${this.clock.now()}) on conflict do nothing`);
  }
}
