import { type Queryable, sql } from '#platform/database';

/** How long the dossiers of a procedure are kept, and on what ground. */
export interface RetentionRule {
  procedure: string;
  /** Whole years after the year in which a dossier was closed. */
  years: number;
  ground: string;
  setAt: Date;
  setBy: string;
}

/** By procedure. */
export const retentionRules = (queryable: Queryable): Promise<RetentionRule[]> =>
  queryable.query<RetentionRule>(sql`
    select r.procedure_code as procedure, r.years, r.ground, r.set_at as "setAt", o.username as "setBy"
    from retention.rule r join organization.officer o on o.id = r.set_by order by r.procedure_code`);
