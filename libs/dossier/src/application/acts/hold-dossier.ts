import { Injectable } from '@nestjs/common';
import { ownPositions, type Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { FindDossier } from '../queries/find-dossier.ts';

/** A hold may last for years: it is no act of a delegation. */
const inPerson = (officer: Principal): Principal => ({ ...officer, positions: ownPositions(officer) });

/** Keeps a dossier whatever the retention rules say, while a complaint, a lawsuit or an inspection needs it. */
@Injectable()
export class HoldDossier {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly find: FindDossier,
  ) {}

  /** @throws dossier.unknown, dossier.held-already, dossier.personal-data-erased */
  async place(officer: Principal, dossierId: string, reason: string): Promise<void> {
    await this.find.assertMay(inPerson(officer), dossierId, 'hold');
    // The row is locked, so that the erasure either waits for the hold or has been before it.
    const [dossier] = await this.change(
      officer,
      dossierId,
      'dossier.hold',
      reason,
      (at) => sql`
      insert into dossier.retention_hold (dossier_id, reason, placed_at, placed_by)
      select d.id, ${reason}, ${at}::timestamptz, ${officer.officerId}
      from (select id from dossier.dossier where id = ${dossierId} and erased_at is null for update) d
      on conflict (dossier_id) do nothing returning dossier_id`,
    );
    if (dossier) return;
    const [row] = await this.database.query<{ erased: boolean }>(sql`
      select erased_at is not null as erased from dossier.dossier where id = ${dossierId}`);
    throw dossierProblem(row?.erased ? 'dossier.personal-data-erased' : 'dossier.held-already');
  }

  /** @throws dossier.unknown, dossier.not-held */
  async end(officer: Principal, dossierId: string, reason: string): Promise<void> {
    await this.find.assertMay(inPerson(officer), dossierId, 'hold');
    const ended = await this.change(
      officer,
      dossierId,
      'dossier.end-hold',
      reason,
      () => sql`
      delete from dossier.retention_hold where dossier_id = ${dossierId} returning dossier_id`,
    );
    if (ended.length === 0) throw dossierProblem('dossier.not-held');
  }

  private change(
    { username, officerId }: Principal,
    subjectId: string,
    action: string,
    reason: string,
    statement: (at: Date) => Sql,
  ): Promise<object[]> {
    const at = this.clock.now();
    const audit = insertAuditEntry(
      { at, actor: username, officerId, action, subjectType: 'dossier', subjectId, details: { reason } },
      sql`exists (select from changed)`,
    );
    return this.database.query(sql`
      with changed as (${statement(at)}), audited as (${audit}) select * from changed`);
  }
}
