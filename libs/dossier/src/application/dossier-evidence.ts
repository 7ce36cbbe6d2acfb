import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database';

/** What others than the state know of a dossier. */
export const EVIDENCE = [
  /** The national portal has said that it holds it. */
  'synchronised',
  /** It owes something for itself: its charges less exemptions are more than nought. */
  'charged',
  /** Money for it came over the payment platform, and was not taken back. */
  'paid-online',
  /** A result is there as a file that was found clean. */
  'result-on-file',
  /** A paper handed in is there as a file that was found clean. */
  'paper-on-file',
  /** Each paper handed in is there so, or comes out of an earlier dossier or the applicant's store; there is one at least. */
  'papers-on-file',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/**
 * Whether it was so before an instant, as a boolean SQL expression that is never null. What happens later does not change it.
 * @param dossierId SQL of the id of one dossier
 */
export type EvidenceSql = (dossierId: Sql, before: Date) => Sql;

/**
 * Between those who know more of dossiers and those who count dossiers. As SQL, for a report asks of a hundred thousand at once;
 * who owns the tables writes it. Modules offer theirs while they start.
 */
@Injectable()
export class DossierEvidence {
  private readonly offered = new Map<Evidence, EvidenceSql>();

  offer(evidence: Readonly<Partial<Record<Evidence, EvidenceSql>>>): void {
    for (const name of EVIDENCE) {
      const known = evidence[name];
      if (known) this.offered.set(name, known);
    }
  }

  /** `undefined` = nobody knows. */
  of(evidence: Evidence): EvidenceSql | undefined {
    return this.offered.get(evidence);
  }
}
