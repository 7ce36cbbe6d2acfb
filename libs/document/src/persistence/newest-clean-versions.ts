import { type Queryable, sql } from '#platform/database';
import type { DocumentKind } from '../domain/document.ts';

/** The version that stands for a document. */
export interface NewestVersion {
  dossierId: string;
  id: string;
  documentId: string;
  kind: DocumentKind;
  component: string | null;
  nameSealed: Buffer;
  /** Its dossier is not for everyone. */
  secret: boolean;
}

/** Of each document of these dossiers the newest version that was found clean, the oldest document first. */
export const newestCleanVersions = (
  queryable: Queryable,
  dossierIds: readonly string[],
): Promise<NewestVersion[]> =>
  queryable.queryPrepared<NewestVersion>(sql`
    select o.dossier_id as "dossierId", v.id, o.id as "documentId", o.kind, o.component_code as component,
           v.name_sealed as "nameSealed", d.secrecy <> 'normal' as secret
    from document.document o
    join dossier.dossier d on d.id = o.dossier_id
    cross join lateral (
      select v.id, v.name_sealed from document.version v
      where v.document_id = o.id and v.state = 'clean' order by v.number desc limit 1) v
    where o.dossier_id = any(${[...dossierIds]}::uuid[])
    order by o.opened_at, o.id`);
