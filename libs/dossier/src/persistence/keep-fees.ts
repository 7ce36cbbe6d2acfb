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

/** What a dossier's ledger says. */
export interface KeptFees {
  dossierId: string;
  /** Whole đồng. */
  outstanding: number;
  /** Null = its charges are not laid down yet, whatever was paid in advance. */
  summary: FeeSummary | null;
}

/** Keeps with dossiers what their ledgers say, in the transaction that writes the ledgers and has locked the dossiers. */
export const keepFees = (kept: readonly KeptFees[]): Sql => sql`
  update dossier.dossier d set fee_outstanding = k.outstanding, fees = k.summary
  from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k("dossierId" uuid, outstanding bigint, summary jsonb)
  where d.id = k."dossierId"`;

/** Keeps in which area a dossier is by what the desk says, in the transaction that assesses its fees by it. */
export const keepArea = (dossierId: string, area: string): Sql => sql`
  update dossier.dossier set area_code = ${area} where id = ${dossierId} and area_code is distinct from ${area}`;
