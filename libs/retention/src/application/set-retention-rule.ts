import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { retentionProblem } from '../domain/retention.problems.ts';

/** The term of a procedure's dossiers as the administrator enters it. */
export interface RetentionTerm {
  years: number;
  ground: string;
}

/** Sets how long the dossiers of a procedure are kept, or takes the rule back. */
@Injectable()
export class SetRetentionRule {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws retention.procedure-unknown */
  async set(officer: Principal, procedure: string, { years, ground }: RetentionTerm): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      // Two administrators at once: the later one sees what the earlier one set.
      await tx.query(sql`lock table retention.rule in share row exclusive mode`);
      const [before] = await tx.query<RetentionTerm>(sql`
        select years, ground from retention.rule where procedure_code = ${procedure}`);
      const written = await tx.query(sql`
        insert into retention.rule (procedure_code, years, ground, set_at, set_by)
        select ${procedure}, ${years}, ${ground}, ${at}::timestamptz, ${officer.officerId}
        where exists (select from procedure.procedure where code = ${procedure})
        on conflict (procedure_code) do update
          set years = excluded.years, ground = excluded.ground, set_at = excluded.set_at, set_by = excluded.set_by
        returning procedure_code`);
      if (written.length === 0) throw retentionProblem('retention.procedure-unknown', { code: procedure });
      const change = { before: before ?? null, after: { years, ground } };
      await tx.query(insertAuditEntry(this.entry(officer, at, procedure, change)));
    });
  }

  /** @throws retention.no-rule */
  async takeBack(officer: Principal, procedure: string): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const [before] = await tx.query<RetentionTerm>(sql`
        delete from retention.rule where procedure_code = ${procedure} returning years, ground`);
      if (!before) throw retentionProblem('retention.no-rule', { code: procedure });
      await tx.query(insertAuditEntry(this.entry(officer, at, procedure, { before, after: null })));
    });
  }

  private entry(
    { username, officerId }: Principal,
    at: Date,
    procedure: string,
    change: NonNullable<AuditEntry['change']>,
  ): AuditEntry {
    return {
      ...{ at, actor: username, officerId, change },
      ...{ action: 'retention-rule.set', subjectType: 'procedure', subjectId: procedure, details: {} },
    };
  }
}
