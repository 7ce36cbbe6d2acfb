import { Injectable } from '@nestjs/common';
import { join, type Sql } from '#platform/database';

/** What satisfaction is counted by: the agency or procedure rated, or the officer rated in person. */
export const SATISFACTION_BY = ['agency', 'procedure', 'receiving-officer', 'handling-officer'] as const;
export type SatisfactionBy = (typeof SATISFACTION_BY)[number];

/** How many applicants said what. */
export interface SatisfactionLine {
  /** Code of an agency or a procedure, user name of an officer. */
  key: string;
  name: string;
  total: number;
  verySatisfied: number;
  satisfied: number;
  notSatisfied: number;
}

export interface WantedSatisfaction {
  by: SatisfactionBy;
  /** Days of Viet Nam on which ratings were given, `yyyy-MM-dd`, both included. */
  from: string;
  to: string;
  /** SQL condition over `dossier.dossier d`: of which dossiers. */
  where: Sql;
}

/** Knows how satisfied applicants were. A rating never changes: any past period gives the same figures for ever. */
export interface SatisfactionTeller {
  count(wanted: WantedSatisfaction): Promise<SatisfactionLine[]>;
  /** The ratings given on these days as SQL: one row each, `dossier_id uuid, satisfied boolean`, at most one a dossier. */
  given(days: Pick<WantedSatisfaction, 'from' | 'to'>): Sql;
}

/** Between those who keep ratings and those who report on them. Modules add theirs while they start. */
@Injectable()
export class ApplicantsSatisfaction implements Pick<SatisfactionTeller, 'count'> {
  private readonly tellers: SatisfactionTeller[] = [];

  add(teller: SatisfactionTeller): void {
    this.tellers.push(teller);
  }

  /** Without lines nobody was rated. */
  async count(wanted: WantedSatisfaction): Promise<SatisfactionLine[]> {
    return (await Promise.all(this.tellers.map((teller) => teller.count(wanted)))).flat();
  }

  /** `undefined` = nobody keeps ratings. */
  given(days: Pick<WantedSatisfaction, 'from' | 'to'>): Sql | undefined {
    const each = this.tellers.map((teller) => teller.given(days));
    return each.length === 0 ? undefined : join(each, ' union all ');
  }
}
