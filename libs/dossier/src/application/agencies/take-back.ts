import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { Database, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { planTakeBack, takenBackTo } from '../../domain/plan-take-back.ts';
import { demandSpokesperson } from '../../domain/spokesperson.ts';
import { latestChange } from '../../persistence/latest-change.ts';
import { actingOfficer } from '../acting-officer.ts';
import { staleDossier } from '../stale-dossier.ts';
import { type AgenciesOutcome, ChangeBetweenAgencies } from './change-between-agencies.ts';
import { speakingPost } from './speaking-post.ts';

export const takingBackSchema = z.strictObject({ reason: text(2000) });

/** An officer takes back what they handed over last (*rút lại*), while nobody has it in hand. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly change: ChangeBetweenAgencies,
    private readonly database: Database,
  ) {}

  /**
   * @throws dossier.nothing-to-take-back, .take-back-not-yours, .take-back-impossible, .not-yours-to-speak-for,
   * .own-dossier, and what {@link ChangeBetweenAgencies} throws
   */
  execute(
    {
      dossierId,
      officer,
      expectedVersion,
    }: { dossierId: string; officer: Principal; expectedVersion: number },
    { reason }: z.infer<typeof takingBackSchema>,
    recordAnswer: (outcome: AgenciesOutcome, when: Sql) => Sql,
  ): Promise<AgenciesOutcome> {
    return this.change.execute(
      { dossierId, officer, verb: 'read', expectedVersion },
      async (state, { workflow, world }) => {
        const latest = await latestChange(this.database, dossierId);
        if (latest?.sequence !== state.version) throw staleDossier(state);
        const wish = { officerId: officer.officerId, reason };
        const change = planTakeBack(state, latest, wish, workflow, world);
        const former = takenBackTo(state, latest);
        if (!former) throw new Error('what is taken back was nobody’s');
        const acting = actingOfficer(officer, state);
        const spoken = demandSpokesperson({ ...state, tasks: [former] }, acting);
        return {
          ...{ action: 'take-back', actionName: `Rút lại việc: ${latest.actionName}` },
          ...{ post: speakingPost(officer, former, spoken), onBehalfOf: spoken.onBehalfOf },
          ...{ comment: reason, details: { takesBack: latest.sequence }, toSteps: [former.step], change },
        };
      },
      recordAnswer,
    );
  }
}
