import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { paperProblem } from '../../domain/papers/papers.problems.ts';
import { takeNeedBack } from '../../persistence/supplement-needs.ts';
import { FindDossier } from '../queries/find-dossier.ts';

/** Who put a need on the checklist takes it back, as long as nobody has asked for it. */
@Injectable()
export class TakeNeedBack {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly find: FindDossier,
  ) {}

  /** @throws dossier.unknown, .need-unknown, .need-not-yours, .need-settled */
  async execute(
    dossierId: string,
    needId: string,
    officer: Principal,
    recordAnswer: (when: Sql) => Sql,
  ): Promise<void> {
    await this.find.assertMay(officer, dossierId, 'gather needs');
    const { officerId, username: actor } = officer;
    const audit = {
      ...{ at: this.clock.now(), actor, officerId, action: 'dossier.take-need-back' },
      ...{ subjectType: 'dossier', subjectId: dossierId, details: { need: needId } },
    };
    const need = { id: needId, dossierId, officerId };
    if (await takeNeedBack(this.database, need, audit, recordAnswer)) return;
    const [present] = await this.database.query<{ by: number }>(sql`
      select added_by as by from dossier.supplement_need where id = ${needId} and dossier_id = ${dossierId}`);
    if (!present) throw paperProblem('dossier.need-unknown');
    throw paperProblem(present.by === officerId ? 'dossier.need-settled' : 'dossier.need-not-yours');
  }
}
