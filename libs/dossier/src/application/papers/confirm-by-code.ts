import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { CODE_TRIES } from '../../domain/papers/hand-over-code.ts';
import { paperProblem } from '../../domain/papers/papers.problems.ts';
import { HandOverCodes } from './hand-over-codes.ts';

/** Holds a code that a recipient reads out against the one that was sent. */
@Injectable()
export class ConfirmByCode {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly codes: HandOverCodes,
  ) {}

  /** Counts the try before it looks, so that tries at once are not more tries. @throws dossier.code-wrong, .code-over */
  async demandRight(dossierId: string, read: string): Promise<void> {
    const [tried] = await this.database.query<{ id: string; left: number }>(sql`
      update dossier.hand_over_code set tries = tries + 1
      where dossier_id = ${dossierId} and used_at is null and expires_at > ${this.clock.now()}
        and tries < ${CODE_TRIES}
      returning id, ${CODE_TRIES} - tries as left`);
    if (!tried) throw paperProblem('dossier.code-over');
    if (!this.codes.matches(tried.id, read)) throw paperProblem('dossier.code-wrong', { left: tried.left });
  }
}
