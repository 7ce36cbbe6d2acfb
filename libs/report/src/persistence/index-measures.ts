import type { DossierEvidence, Evidence } from '#dossier';
import { sql, type Sql } from '#platform/database';
import type { MeasuredCode } from '../domain/national-indicators.ts';
import { SURELY_LATE } from './index-verdicts.ts';

/** What an indicator is counted from: conditions over `fact f`. */
export interface Measure {
  /** Of how many. */
  of: Sql;
  /** Of these, how many; never null where `of` holds. */
  met: Sql;
  /** Without these nothing is known. */
  needs: readonly Evidence[];
}

/** Every indicator but satisfaction, whose dossiers are those that were rated. */
export type FactMeasure = Exclude<MeasuredCode, 'satisfied'>;

/** @param lateIds of dossiers that are late by what was reckoned for them */
export const measures = (lateIds: readonly string[]): Record<FactMeasure, Measure> => ({
  synchronised: { of: sql`f.received`, met: sql`f.synchronised`, needs: ['synchronised'] },
  'on-time': {
    of: sql`true`,
    met: sql`not (${SURELY_LATE} or f.id = any(${[...lateIds]}::uuid[]))`,
    needs: [],
  },
  'handed-in-online': {
    of: sql`f.resulted`,
    met: sql`(f.channel = 'online' and f.coded and f."resultOnFile")`,
    needs: ['result-on-file'],
  },
  'payment-used': {
    of: sql`(f.received and f.charged)`,
    met: sql`f."paidOnline"`,
    needs: ['charged', 'paid-online'],
  },
  'paid-online': {
    of: sql`(f.received and f.charged)`,
    met: sql`f."paidOnline"`,
    needs: ['charged', 'paid-online'],
  },
  'electronic-result': { of: sql`f.resulted`, met: sql`f."resultOnFile"`, needs: ['result-on-file'] },
  'digitised-dossier': {
    of: sql`f.resulted`,
    met: sql`(f."papersOnFile" and f."resultOnFile")`,
    needs: ['result-on-file', 'papers-on-file'],
  },
  'paper-used-again': {
    of: sql`(f.received and (f."paperOnFile" or f."usedAgain"))`,
    met: sql`f."usedAgain"`,
    needs: ['paper-on-file'],
  },
  'verified-account': {
    of: sql`(f.received and f.channel = 'online')`,
    met: sql`f.verified`,
    needs: [],
  },
});

export const isKnown = ({ needs }: Measure, evidence: Pick<DossierEvidence, 'of'>): boolean =>
  needs.every((name) => evidence.of(name) !== undefined);
