import { type Queryable, sql, type Sql } from '#platform/database';
import type { VersionState } from '../domain/document.ts';

/** A version as it is downloaded. */
export interface StoredVersion {
  id: string;
  dossierId: string;
  state: VersionState;
  mediaType: string;
  size: number;
  /** Null = erased. */
  nameSealed: Buffer | null;
  keySealed: Buffer | null;
}

/** @param permitted SQL condition on `dossier.dossier d` */
export async function findVersion(
  queryable: Queryable,
  id: string,
  permitted: Sql,
): Promise<StoredVersion | undefined> {
  const [version] = await queryable.query<StoredVersion>(sql`
    select v.id, o.dossier_id as "dossierId", v.media_type as "mediaType", v.size::float8 as size,
           case v.state when 'erasing' then 'erased' else v.state end as state,
           v.name_sealed as "nameSealed", v.key_sealed as "keySealed"
    from document.version v join document.document o on o.id = v.document_id
    join dossier.dossier d on d.id = o.dossier_id
    where v.id = ${id} and v.number is not null and ${permitted}`);
  return version;
}
