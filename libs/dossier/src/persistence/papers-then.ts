import { sql, type Sql } from '#platform/database';

/** Of `dossier.component c`: before an instant it stood for a paper out of an earlier dossier, or out of the applicant's store. */
export const wasUsedAgain = (before: Date): Sql => sql`
  (c.reused_from is not null or (c.from_store and coalesce(c.fetched_at < ${before}, true)))`;

/** Of `dossier.component c`: before an instant pieces of it were there. */
export const hadPieces = (before: Date): Sql => sql`
  (c.originals + c.certified + c.copies + c.electronic > 0 and coalesce(c.came_at < ${before}, true))`;
