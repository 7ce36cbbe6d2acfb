import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { limitInWords, stepDueAt, timeLimitSchema } from '#deadline';
import type { Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { Clock } from '#platform/clock';
import { sql, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { agenciesProblem } from '../../domain/agencies.problems.ts';
import { termsOfDossier } from '../../domain/clock-of-dossier.ts';
import type { DossierState, OpenTask } from '../../domain/dossier-state.ts';
import type { AskedOpinion } from '../../domain/opinion.ts';
import { unchanged } from '../../domain/reckoned.ts';
import { demandSpokesperson } from '../../domain/spokesperson.ts';
import { insertOpinions } from '../../persistence/opinions.ts';
import { actingOfficer } from '../acting-officer.ts';
import { agencyAtWork } from './known-agency.ts';
import {
  type AgenciesAct,
  type AgenciesOutcome,
  type AgenciesSurroundings,
  ChangeBetweenAgencies,
} from './change-between-agencies.ts';
import { speakingPost } from './speaking-post.ts';

/** An opinion nobody need give at once, nor may put off for more than a year. */
const LONGEST_LIMIT = 365;

export const opinionsRequestSchema = z.strictObject({
  /** Codes of the agencies asked, each once. */
  agencies: z.array(z.string().min(1).max(40)).min(1).max(20),
  question: text(4000),
  /** Number of the paper it is asked by. */
  paper: text(200).optional(),
  /** Counted on the calendar of whoever is asked. */
  limit: timeLimitSchema.refine(
    ({ amount, unit }) => amount <= LONGEST_LIMIT && (amount > 0 || unit === 'same-day'),
    {
      message: `Phải lớn hơn 0 và không quá ${LONGEST_LIMIT} | Must be above 0 and at most ${LONGEST_LIMIT}`,
      params: { code: 'limit_out_of_range' },
    },
  ),
  /** The step it is asked from, where several are open. */
  step: z.string().min(1).max(200).optional(),
});

export type OpinionsRequest = z.infer<typeof opinionsRequestSchema>;

/** What was asked of whom; instants are text. */
export interface AskedOutcome extends AgenciesOutcome {
  opinions: { id: string; agencyId: number; dueAt: string }[];
}

/** Who asks what, of whom until when. */
interface Asked {
  officer: Principal;
  request: OpinionsRequest;
  asked: readonly AskedOpinion[];
}

/** Asks other agencies’ opinions (*lấy ý kiến*, NĐ 61/2018 Đ.19.5), side by side. The clock of the dossier runs on. */
@Injectable()
export class AskOpinions {
  constructor(
    private readonly change: ChangeBetweenAgencies,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws dossier.agency-unknown, .same-agency, .opinion-asked-before, .not-yours-to-speak-for, .own-dossier, and what
   * {@link ChangeBetweenAgencies} throws
   */
  async execute(
    {
      dossierId,
      officer,
      expectedVersion,
    }: { dossierId: string; officer: Principal; expectedVersion: number },
    request: OpinionsRequest,
    recordAnswer: (outcome: AskedOutcome, when: Sql) => Sql,
  ): Promise<AskedOutcome> {
    const codes = [...new Set(request.agencies)];
    const now = this.clock.now();
    const agencies = await Promise.all(codes.map((code) => agencyAtWork(this.directory, code, now)));
    const ids = agencies.map(({ id: agencyId }) => ({ id: uuid(), agencyId }));
    let opinions: AskedOutcome['opinions'] = [];
    const outcome = await this.change.execute(
      { dossierId, officer, verb: 'ask opinions', expectedVersion },
      (state, around) => {
        const asked = askedOf(ids, request, state, around);
        opinions = asked.map((one) => ({ ...one, dueAt: one.dueAt.toISOString() }));
        return this.act(state, around, { officer, request, asked });
      },
      (done, when) => recordAnswer({ ...done, opinions }, when),
    );
    return { ...outcome, opinions };
  }

  private act(
    state: DossierState,
    { world, agencyOf }: AgenciesSurroundings,
    { officer, request, asked }: Asked,
  ): AgenciesAct {
    const { task, onBehalfOf, roles } = demandSpokesperson(
      state,
      actingOfficer(officer, state),
      request.step,
    );
    for (const { agencyId } of asked) demandMayBeAsked(state, task, agencyOf(agencyId));
    const post = speakingPost(officer, task, { onBehalfOf, roles });
    const names = asked.map(({ agencyId }) => agencyOf(agencyId).name);
    const { question, paper = null, limit } = request;
    const deed = { at: world.at, sequence: state.version + 1, by: officer.officerId };
    const asking = { ...deed, name: officer.fullName, title: post.title, question, paper, limit, asked };
    return {
      ...{ action: 'ask-opinions', actionName: `Lấy ý kiến ${names.join(', ')}`, post, onBehalfOf },
      comment: question,
      details: { opinions: asked, paper, limit: limitInWords(limit).vi },
      toSteps: [],
      change: { ...unchanged(state), joins: asked.map(({ agencyId }) => agencyId) },
      companion: {
        // The step it is asked from is still in the hands that were looked at.
        guard: sql`
          select 1 from dossier.task
          where id = ${task.id}::bigint and revision = ${task.revision} and closed_at is null`,
        effects: (when) => [
          insertOpinions(
            { ...asking, dossierId: state.id, step: task.step, askingAgencyId: task.agencyId },
            when,
          ),
        ],
      },
    };
  }
}

const askedOf = (
  ids: readonly { id: string; agencyId: number }[],
  { limit }: OpinionsRequest,
  state: DossierState,
  { world }: AgenciesSurroundings,
): AskedOpinion[] =>
  ids.map(({ id, agencyId }) => ({
    ...{ id, agencyId },
    dueAt: stepDueAt(world.calendarOf(agencyId), world.at, limit, termsOfDossier(state).counting),
  }));

/** @throws dossier.same-agency, .opinion-asked-before */
function demandMayBeAsked(
  { openOpinions }: DossierState,
  { agencyId }: Pick<OpenTask, 'agencyId'>,
  { id, name: agency }: Agency,
): void {
  if (id === agencyId) throw agenciesProblem('dossier.same-agency', { agency });
  if (openOpinions.some((one) => one.agencyId === id)) {
    throw agenciesProblem('dossier.opinion-asked-before', { agency });
  }
}
