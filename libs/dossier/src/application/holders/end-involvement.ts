import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { assignmentProblem } from '../../domain/assignment.problems.ts';
import { endInvolvement } from '../../persistence/involvements.ts';
import { Involving } from './involving.ts';

export const involvementEndSchema = z.strictObject({
  officer: z.string().min(1).max(100),
  reason: text(2000).optional(),
});

/** A leader ends an officer's helping with a dossier, or watching it. */
@Injectable()
export class EndInvolvement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly involving: Involving,
  ) {}

  /** @throws dossier.unknown, .officer-unknown, .not-involved, .delegation-over */
  async execute(
    dossierId: string,
    { officer: username, reason }: z.infer<typeof involvementEndSchema>,
    leader: Principal,
    recordAnswer: (when: Sql) => Sql,
  ): Promise<void> {
    const dossier = await this.involving.seenBy(leader, dossierId);
    const { officerId } = await this.involving.officer(username);
    const traces = this.involving.traces(leader, {
      ...{ dossier, at: this.clock.now(), kind: 'end-involvement', officerId, reason },
    });
    if (await endInvolvement(this.database, traces, recordAnswer)) return;
    await this.involving.demandInForce(dossier);
    throw assignmentProblem('dossier.not-involved');
  }
}
