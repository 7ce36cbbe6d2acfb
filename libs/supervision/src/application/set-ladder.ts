import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Ladder } from '../domain/ladder.ts';
import { thresholdProblem } from '../domain/threshold.problems.ts';
import { PROVINCE, readLadders, type StoredLadder, writeLadder } from '../persistence/ladders.ts';

/** A ladder as whoever sets it looked at it. */
export interface SettingLadder {
  /** `''` = the whole province. */
  procedureCode: string;
  /** Null = as the province. */
  ladder: Ladder | null;
  /** 0 = the procedure had none of its own. */
  expected: number;
}

/** Who is told at which share of a limit: of the province, and of procedures that have their own. */
@Injectable()
export class SetLadder {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  all(): Promise<StoredLadder[]> {
    return readLadders(this.database);
  }

  /** @throws supervision.procedure-unknown */
  async of(procedureCode: string): Promise<Pick<StoredLadder, 'thresholds' | 'version'>> {
    const own = (await this.all()).find((one) => one.procedureCode === procedureCode);
    if (own) return own;
    await this.demandProcedure(procedureCode);
    return { thresholds: null, version: 0 };
  }

  /**
   * Running dossiers climb it from now on; what they had passed by now is not told of.
   * @returns the new version
   * @throws supervision.procedure-unknown, .province-needs-ladder, .ladder-stale
   */
  async execute(officer: Principal, { procedureCode, ladder, expected }: SettingLadder): Promise<number> {
    if (procedureCode === PROVINCE && !ladder) throw thresholdProblem('supervision.province-needs-ladder');
    const before = await this.of(procedureCode);
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const by = { at, by: officer.officerId };
      if (!(await writeLadder(tx, { procedureCode, thresholds: ladder }, expected, by))) {
        throw thresholdProblem('supervision.ladder-stale');
      }
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: officer.username, officerId: officer.officerId, action: 'supervision.set-ladder' },
          ...{ subjectType: 'ladder', subjectId: procedureCode === PROVINCE ? 'province' : procedureCode },
          ...{ details: {}, change: { before: { ladder: before.thresholds }, after: { ladder } } },
        }),
      );
    });
    return expected + 1;
  }

  private async demandProcedure(code: string): Promise<void> {
    const known = await this.database.query(sql`
      select from procedure.procedure where code = ${code} limit 1`);
    if (known.length === 0) throw thresholdProblem('supervision.procedure-unknown', { code });
  }
}
