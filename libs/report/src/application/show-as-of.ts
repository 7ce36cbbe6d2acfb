import { Injectable } from '@nestjs/common';
import { dossierProblem, FindDossier } from '#dossier';
import type { Reader } from '#identity';
import { Clock, readableTime } from '#platform/clock';
import { Database } from '#platform/database';
import type { DossierThen } from '../domain/dossier-as-of.ts';
import { reportProblem } from '../domain/report.problems.ts';
import { dossierThen, firstKnown } from '../persistence/dossier-then.ts';

/** A dossier as it was known at a past instant, for whoever may see it today. */
@Injectable()
export class ShowAsOf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly find: FindDossier,
  ) {}

  /**
   * @param at what happened at that very instant has happened
   * @throws dossier.unknown, report.instant-not-yet, report.not-yet-received
   */
  async execute(reader: Reader, id: string, at: Date): Promise<DossierThen> {
    await this.find.assertMay(reader, id);
    const now = this.clock.now();
    if (at > now) throw reportProblem('report.instant-not-yet', { now: readableTime(now) });
    const then = await dossierThen(this.database, id, new Date(at.getTime() + 1));
    if (then) return then;
    const first = await firstKnown(this.database, id);
    if (!first) throw dossierProblem('dossier.unknown');
    throw reportProblem('report.not-yet-received', { first: readableTime(first) });
  }
}
