import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import type { Sql } from '#platform/database';
import { text } from '#platform/fields';
import { unchanged } from '../../domain/reckoned.ts';
import { lockOpenOpinion, takeOpinionBack } from '../../persistence/opinions.ts';
import { Refusals } from '../refusals.ts';
import { type AgenciesOutcome, ChangeBetweenAgencies } from './change-between-agencies.ts';
import { OpinionAtHand } from './opinion-at-hand.ts';

export const opinionReturnSchema = z.strictObject({ reason: text(2000) });

/** The agency that asked takes its question back; whoever was let see the dossier for it alone sees it no longer. */
@Injectable()
export class TakeOpinionBack {
  constructor(
    private readonly change: ChangeBetweenAgencies,
    private readonly opinions: OpinionAtHand,
    private readonly refusals: Refusals,
  ) {}

  /**
   * @throws dossier.opinion-unknown, .opinion-ended, .opinion-not-asked-by-you, .own-dossier, and what
   * {@link ChangeBetweenAgencies} throws
   */
  async execute(
    { opinionId, officer }: { opinionId: string; officer: Principal },
    { reason }: z.infer<typeof opinionReturnSchema>,
    recordAnswer: (outcome: AgenciesOutcome, when: Sql) => Sql,
  ): Promise<AgenciesOutcome> {
    const verb = 'ask opinions';
    const { dossierId } = await this.opinions.open(officer, opinionId, verb);
    return this.change.execute(
      { dossierId, officer, verb },
      async (state, { world: { at }, agencyOf }) => {
        const opinion = await this.opinions.open(officer, opinionId, verb);
        const post = await this.opinions.asking(officer, opinion, state);
        await this.refusals.demandNotOwn(officer, state, post);
        const agencyId = opinion.askedAgencyId;
        const deed = { at, sequence: state.version + 1, by: officer.officerId };
        return {
          action: 'take-opinion-back',
          actionName: `Rút lại việc lấy ý kiến ${agencyOf(agencyId).name}`,
          ...{ post, onBehalfOf: post.onBehalfOf ?? null, comment: reason, toSteps: [] },
          details: { opinion: opinionId },
          change: {
            ...unchanged(state),
            leaves: { agencyId, opinion: opinionId, task: null, sending: null },
          },
          companion: {
            guard: lockOpenOpinion(opinionId, state),
            effects: (when) => [
              takeOpinionBack(
                opinionId,
                reason,
                { ...deed, name: officer.fullName, title: post.title },
                when,
              ),
            ],
          },
        };
      },
      recordAnswer,
    );
  }
}
