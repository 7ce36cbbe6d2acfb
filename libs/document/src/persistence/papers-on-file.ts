import { type EvidenceSql, hadPieces, wasUsedAgain } from '#dossier';
import { sql, type Sql } from '#platform/database';

/**
 * `document.document o` had a version before an instant that was found clean. One that was erased since was there then: only
 * what is not clean has a finding.
 */
const onFile = (before: Date): Sql => sql`
  exists (select from document.version v
          where v.document_id = o.id and v.scanned_at < ${before} and v.finding is null
            and v.state in ('clean', 'erasing', 'erased'))`;

export const resultOnFile: EvidenceSql = (dossierId, before) => sql`
  exists (select from document.document o
          where o.dossier_id = ${dossierId} and o.kind = 'result' and ${onFile(before)})`;

export const paperOnFile: EvidenceSql = (dossierId, before) => sql`
  exists (select from document.document o
          where o.dossier_id = ${dossierId} and o.kind = 'component' and ${onFile(before)})`;

/** A paper that came out of an earlier dossier or the applicant's store is no paper here to make a file of. */
export const papersOnFile: EvidenceSql = (dossierId, before) => sql`
  coalesce((select bool_and(${wasUsedAgain(before)} or exists (
                     select from document.document o
                     where o.dossier_id = c.dossier_id and o.component_code = c.code and ${onFile(before)}))
            from dossier.component c
            where c.dossier_id = ${dossierId}
              and (${wasUsedAgain(before)} or ${hadPieces(before)})), false)`;
