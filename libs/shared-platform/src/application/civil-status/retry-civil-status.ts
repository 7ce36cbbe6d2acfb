import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { type AuditEntry, insertAuditEntries } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';

/** Has what the civil-status system refused tried again, once its cause is mended. */
@Injectable()
export class RetryCivilStatus {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns those whose detail was refused, and are fetched again */
  arrivals(administrator: Principal, codes: readonly string[]): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      const retried = await tx.query<{ code: string }>(sql`
        with refused as (
          select a.code from shared_platform.civil_arrival a
          where a.code = any (${[...codes]}::text[]) and a.state = 'refused' order by a.code for no key update)
        update shared_platform.civil_arrival a
        set state = 'pending', next_at = ${this.clock.now()}::timestamptz, settled_at = null, failures = 0
        from refused where a.code = refused.code returning a.code`);
      const subjects = retried.map(({ code }) => ({ subjectType: 'civil-arrival', subjectId: code }));
      await this.trace(tx, administrator, 'retry-civil-arrival', subjects);
      return retried.map(({ code }) => code);
    });
  }

  /** @returns the dossiers of which a state was refused, and that are told of again */
  tellings(administrator: Principal, dossierIds: readonly string[]): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      const retried = await tx.query<{ id: string }>(sql`
        with refused as (
          select t.dossier_id from shared_platform.civil_telling t
          where t.dossier_id = any (${[...dossierIds]}::uuid[]) and t.state = 'refused'
          order by t.dossier_id for no key update)
        update shared_platform.civil_telling t
        set state = 'pending', next_at = ${this.clock.now()}::timestamptz, settled_at = null, failures = 0
        from refused where t.dossier_id = refused.dossier_id returning t.dossier_id as id`);
      const subjects = retried.map(({ id }) => ({ subjectType: 'dossier', subjectId: id }));
      await this.trace(tx, administrator, 'retry-civil-telling', subjects);
      return retried.map(({ id }) => id);
    });
  }

  private async trace(
    tx: Transaction,
    { username, officerId }: Principal,
    action: string,
    subjects: readonly Pick<AuditEntry, 'subjectType' | 'subjectId'>[],
  ): Promise<void> {
    if (subjects.length === 0) return;
    const by = { at: this.clock.now(), actor: username, officerId, action: `shared-platform.${action}` };
    await tx.query(insertAuditEntries(subjects.map((subject) => ({ ...by, ...subject, details: {} }))));
  }
}
