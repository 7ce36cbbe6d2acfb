import { type Queryable, sql } from '#platform/database';
import type { DossierStatus } from '#workflow';

/** How a dossier stands, as far as it is watched. */
export interface Standing {
  id: string;
  status: DossierStatus;
  secretVersion: number;
  /** Another one after every change of the dossier or of what is owed. */
  mark: string;
}

/** Of many by their ids, in one statement. */
export const standingsOf = (queryable: Queryable, ids: readonly string[]): Promise<Standing[]> =>
  queryable.query<Standing>(sql`
    select d.id, d.status, d.secret_version as "secretVersion", d.version || '-' || d.fee_outstanding as mark
    from dossier.dossier d where d.id = any(${[...ids]}::uuid[])`);
