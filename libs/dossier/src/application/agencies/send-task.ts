import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { Directory, roleName } from '#organization';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { agenciesProblem } from '../../domain/agencies.problems.ts';
import { planSending } from '../../domain/plan-sending.ts';
import { demandSpokesperson } from '../../domain/spokesperson.ts';
import { isPostFilled } from '../../persistence/filled-post.ts';
import { actingOfficer } from '../acting-officer.ts';
import { type AgenciesOutcome, ChangeBetweenAgencies } from './change-between-agencies.ts';
import { agencyAtWork } from './known-agency.ts';
import { speakingPost } from './speaking-post.ts';

export const sendingSchema = z.strictObject({
  step: z.string().min(1).max(200),
  /** Code of the agency it goes to. */
  agency: z.string().min(1).max(40),
  reason: text(2000),
  /** Number of the paper it rests on. */
  paper: text(200),
});

/** An open task goes to the same post of another agency: it is not for this one to decide, or both work on it. */
@Injectable()
export class SendTask {
  constructor(
    private readonly change: ChangeBetweenAgencies,
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws dossier.agency-unknown, .same-agency, .nobody-at-post, .not-yours-to-speak-for, .own-dossier,
   * .branches-missing, .clock-stands-still, and what {@link ChangeBetweenAgencies} throws
   */
  async execute(
    {
      dossierId,
      officer,
      expectedVersion,
    }: { dossierId: string; officer: Principal; expectedVersion: number },
    { step, agency: code, reason, paper }: z.infer<typeof sendingSchema>,
    recordAnswer: (outcome: AgenciesOutcome, when: Sql) => Sql,
  ): Promise<AgenciesOutcome> {
    const agency = await agencyAtWork(this.directory, code, this.clock.now());
    return this.change.execute(
      { dossierId, officer, verb: 'read', expectedVersion },
      async (state, { world, agencyOf }) => {
        const spoken = demandSpokesperson(state, actingOfficer(officer, state), step);
        const { task, onBehalfOf } = spoken;
        const to = { agencyId: agency.id, reason, paper };
        const change = planSending(state, task, to, world, (id) => agencyOf(id).name);
        if (!(await isPostFilled(this.database, agency.id, task.role))) {
          const post = { role: roleName(task.role), agency: agency.name };
          throw agenciesProblem('dossier.nobody-at-post', post);
        }
        return {
          ...{ action: 'send-elsewhere', actionName: `Chuyển ${agency.name} xử lý bước “${task.stepName}”` },
          ...{ post: speakingPost(officer, task, spoken), onBehalfOf, comment: reason, toSteps: [task.step] },
          details: { sending: { task: task.id, from: task.agencyId, to: agency.id, paper } },
          change,
        };
      },
      recordAnswer,
    );
  }
}
