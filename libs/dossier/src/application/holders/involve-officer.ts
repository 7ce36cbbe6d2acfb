import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { text } from '#platform/fields';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { type InvolvementKind, INVOLVEMENTS } from '../../domain/involvement.ts';
import { separationProblem } from '../../domain/separation.problems.ts';
import { involve } from '../../persistence/involvements.ts';
import { Involving } from './involving.ts';

export const involvementSchema = z.strictObject({
  /** Username of an officer of any agency. */
  officer: z.string().min(1).max(100),
  as: z.enum(INVOLVEMENTS),
  reason: text(2000).optional(),
});

/** Who has been involved, and as what. */
export interface Involvement {
  username: string;
  name: string;
  as: InvolvementKind;
}

/**
 * A leader lets an officer help with a dossier (*phối hợp*) or watch it (*theo dõi*): they see it as members of an agency
 * that takes part do, and take no action on it.
 */
@Injectable()
export class InvolveOfficer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly involving: Involving,
  ) {}

  /** @throws dossier.unknown, .closed, .officer-unknown, .own-dossier, .delegation-over */
  async execute(
    dossierId: string,
    { officer: username, as, reason }: z.infer<typeof involvementSchema>,
    leader: Principal,
    recordAnswer: (answer: Involvement, when: Sql) => Sql,
  ): Promise<Involvement> {
    const dossier = await this.involving.seenBy(leader, dossierId);
    const whom = await this.involving.officer(username);
    if (dossier.ownOf.includes(whom.officerId)) throw separationProblem('dossier.own-dossier');
    const answer = { username: whom.username, name: whom.name, as };
    const traces = this.involving.traces(leader, {
      ...{ dossier, at: this.clock.now(), kind: as, officerId: whom.officerId, reason },
    });
    const done = await involve(this.database, as, traces, (when) => recordAnswer(answer, when));
    if (done) return answer;
    await this.involving.demandInForce(dossier);
    throw dossierProblem('dossier.closed', { status: dossier.status });
  }
}
