import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql, type Transaction } from '#platform/database';
import type { Decision } from '../domain/reorganization.ts';
import { reorganizationProblem } from '../domain/reorganization.problems.ts';
import { agenciesUnderWay, decide, holdPlanned, withdraw } from '../persistence/changes.ts';

/** What became of a plan. */
export interface DecidedReorganization {
  readonly id: string;
  readonly state: 'decided' | 'withdrawn';
}

type RecordAnswer = (answer: DecidedReorganization) => Sql;

/** Decides that a plan is carried out on its day, or that it is not after all; the worker carries it out. */
@Injectable()
export class DecideReorganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws reorganization.unknown, .decided, .hindered, .overlaps */
  execute(
    id: string,
    decision: Decision,
    officer: Principal,
    recordAnswer: RecordAnswer,
  ): Promise<DecidedReorganization> {
    return this.database.transaction(async (tx) => {
      const agencies = await demandDecidable(tx, id);
      const at = this.clock.now();
      await tx.query(decide(id, { ...decision, at, by: officer.officerId, agencyId: agencyOf(officer) }));
      return this.written(tx, { id, state: 'decided' }, officer, { agencies, ...decision }, recordAnswer);
    });
  }

  /** @throws reorganization.unknown, .in-effect */
  withdraw(id: string, reason: string, officer: Principal, recordAnswer: RecordAnswer) {
    return this.database.transaction(async (tx) => {
      const withdrawn = await tx.query(withdraw(id, this.clock.now()));
      if (withdrawn.length === 0) {
        const known = await tx.query(sql`select 1 from reorganization.change where id = ${id}`);
        throw reorganizationProblem(known.length > 0 ? 'reorganization.in-effect' : 'reorganization.unknown');
      }
      return this.written(tx, { id, state: 'withdrawn' }, officer, { reason }, recordAnswer);
    });
  }

  private async written(
    tx: Transaction,
    answer: DecidedReorganization,
    { username: actor, officerId }: Principal,
    details: Record<string, unknown>,
    recordAnswer: RecordAnswer,
  ): Promise<DecidedReorganization> {
    const verb = answer.state === 'decided' ? 'decide' : 'withdraw';
    await tx.query(
      insertAuditEntry({
        ...{ at: this.clock.now(), actor, officerId, action: `organization.${verb}-reorganization` },
        ...{ subjectType: 'reorganization', subjectId: answer.id, details },
      }),
    );
    await tx.query(recordAnswer(answer));
    return answer;
  }
}

/** @returns codes of the agencies it is about */
async function demandDecidable(tx: Transaction, id: string): Promise<string[]> {
  const change = await holdPlanned(tx, id);
  if (!change) throw reorganizationProblem('reorganization.unknown');
  if (change.state !== 'planned') throw reorganizationProblem('reorganization.decided');
  if (change.plan.hindrances.length > 0) {
    throw reorganizationProblem('reorganization.hindered', {}, { hindrances: change.plan.hindrances });
  }
  const taken = await agenciesUnderWay(tx, change.agencies);
  if (taken.length > 0) throw reorganizationProblem('reorganization.overlaps', { codes: taken.join(', ') });
  return change.agencies;
}

/** Of the post that lets them decide. */
function agencyOf({ positions }: Principal): number {
  const post = positions.find(({ role }) => role === 'administrator');
  if (!post) throw new Error('only an administrator reorganises');
  return post.agencyId;
}
