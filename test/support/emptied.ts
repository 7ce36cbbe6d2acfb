import { type Database, raw, sql } from '#platform/database';

/** Takes every dossier away, and what else is named: as a superuser past the triggers that keep history as it is. */
export const withoutDossiers = (database: Database, ...others: string[]): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query(sql`set local session_replication_role = replica`);
    await tx.query(sql`truncate ${raw(['dossier.dossier', ...others].join(', '))} cascade`);
  });
