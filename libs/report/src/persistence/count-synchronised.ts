import type { EvidenceSql } from '#dossier';
import { type Database, sql } from '#platform/database';
import type { Span } from '../domain/report-period.ts';
import type { Counted } from './counted-dossiers.ts';
import { knownDossiers } from './known-dossiers.ts';

/** Of the dossiers received in a period, of how many the portal had said by its end that it holds them. */
export async function countSynchronised(
  database: Database,
  span: Span,
  counted: Counted,
  synchronised: EvidenceSql,
): Promise<{ of: number; met: number }> {
  const [share] = await database.query<{ of: number; met: number }>(sql`
    with ${knownDossiers(span, counted)}
    select count(*)::int as of, count(*) filter (where ${synchronised(sql`k.id`, span.end)})::int as met
    from known k where k."receivedAt" >= ${span.start}`);
  return share ?? { of: 0, met: 0 };
}
