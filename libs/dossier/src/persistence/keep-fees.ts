import { sql, type Sql } from '#platform/database';

/** What was charged of a dossier and paid, in brief; amounts are whole đồng. */
export interface FeeSummary {
  /** What remains of each charge after exemptions. */
  charges: {
    code: string | null;
    name: string;
    due: 'on-reception' | 'before-result' | 'on-notice';
    amount: number;
    /** When it was laid down, RFC 3339; absent = before this was kept. */
    at?: string;
  }[];
  paid: number;
  /** Of that, over the payment platform. */
  paidOnline: number;
}

/**
 * Keeps with a dossier what its ledger says, in the transaction that writes the ledger and has locked the dossier.
 * @param summary null = its charges are not laid down yet, whatever was paid in advance
 */
export const keepFees = (dossierId: string, outstanding: number, summary: FeeSummary | null): Sql => sql`
  update dossier.dossier
  set fee_outstanding = ${outstanding}::bigint, fees = ${summary && JSON.stringify(summary)}::jsonb
  where id = ${dossierId}`;

/** Keeps in which area a dossier is by what the desk says, in the transaction that assesses its fees by it. */
export const keepArea = (dossierId: string, area: string): Sql => sql`
  update dossier.dossier set area_code = ${area} where id = ${dossierId} and area_code is distinct from ${area}`;
