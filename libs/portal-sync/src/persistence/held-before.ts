import type { EvidenceSql } from '#dossier';
import { sql } from '#platform/database';

/** The portal has acknowledged a change of it, which it cannot have without the dossier; when it first did never moves. */
export const heldBefore: EvidenceSql = (dossierId, before) => sql`
  exists (select from portal_sync.publication p
          where p.dossier_id = ${dossierId} and p.acknowledged_at < ${before})`;
