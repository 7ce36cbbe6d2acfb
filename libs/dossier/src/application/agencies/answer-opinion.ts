import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { isLate } from '#deadline';
import type { Principal } from '#identity';
import { CONFIG, type Config } from '#platform/config';
import type { Sql } from '#platform/database';
import { text } from '#platform/fields';
import { OPINION_VERDICTS, VERDICT_IN_WORDS } from '../../domain/opinion.ts';
import { unchanged } from '../../domain/reckoned.ts';
import { answerOpinion, lockOpenOpinion } from '../../persistence/opinions.ts';
import { Refusals } from '../refusals.ts';
import { type AgenciesOutcome, ChangeBetweenAgencies } from './change-between-agencies.ts';
import { demandTheirs, OpinionAtHand } from './opinion-at-hand.ts';

export const opinionAnswerSchema = z.strictObject({
  verdict: z.enum(OPINION_VERDICTS),
  answer: text(8000),
  papers: z
    .array(z.strictObject({ number: text(100).optional(), name: text(500) }))
    .max(50)
    .default([]),
});

export type OpinionAnswer = z.infer<typeof opinionAnswerSchema>;

/** The asked agency gives its opinion; one that comes late is told to the heads of both. */
@Injectable()
export class AnswerOpinion {
  constructor(
    private readonly change: ChangeBetweenAgencies,
    private readonly opinions: OpinionAtHand,
    private readonly refusals: Refusals,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws dossier.opinion-unknown, .opinion-ended, .opinion-not-asked-of-you, .opinion-taken, .own-dossier, and what
   * {@link ChangeBetweenAgencies} throws
   */
  async execute(
    { opinionId, officer }: { opinionId: string; officer: Principal },
    { verdict, answer, papers }: OpinionAnswer,
    recordAnswer: (outcome: AgenciesOutcome, when: Sql) => Sql,
  ): Promise<AgenciesOutcome> {
    const verb = 'give opinions';
    const { dossierId } = await this.opinions.open(officer, opinionId, verb);
    return this.change.execute(
      { dossierId, officer, verb },
      async (state, { world: { at } }) => {
        const opinion = await this.opinions.open(officer, opinionId, verb);
        const post = await this.opinions.answering(officer, opinion, state);
        await this.refusals.demandNotOwn(officer, state, post);
        demandTheirs(opinion, officer, post);
        const late = isLate({ dueAt: opinion.dueAt, missed: false }, at, this.config.LATENESS_COMPARISON);
        const deed = { at, sequence: state.version + 1, by: officer.officerId };
        return {
          ...{ action: 'answer-opinion', actionName: `Trả lời ý kiến: ${VERDICT_IN_WORDS[verdict]}` },
          ...{ post, onBehalfOf: post.onBehalfOf ?? null, comment: answer, toSteps: [] },
          details: { opinion: opinionId, verdict, papers, late },
          change: unchanged(state),
          companion: {
            guard: lockOpenOpinion(opinionId, state),
            effects: (when) => [
              answerOpinion(
                opinionId,
                { verdict, answer, papers, late },
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
