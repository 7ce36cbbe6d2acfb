import { Injectable } from '@nestjs/common';
import { type Principal, standsBehind } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { loadState } from '../../persistence/load-state.ts';
import { DossierScope } from '../dossier-scope.ts';
import { forWhom } from '../history-line.ts';
import { Refusals } from '../refusals.ts';
import { demandTheirs, OpinionAtHand } from './opinion-at-hand.ts';

/** Who answers an opinion. */
export interface ClaimedOpinion {
  id: string;
  dossierId: string;
  claimedBy: { username: string; name: string };
}

/** Somebody of the asked agency takes an opinion upon them; a leader takes it over from whoever has it. */
@Injectable()
export class ClaimOpinion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly opinions: OpinionAtHand,
    private readonly refusals: Refusals,
  ) {}

  /** @throws dossier.opinion-unknown, .opinion-ended, .opinion-not-asked-of-you, .opinion-taken, .own-dossier, .delegation-over */
  async execute(
    { opinionId, officer }: { opinionId: string; officer: Principal },
    recordAnswer: (answer: ClaimedOpinion, when: Sql) => Sql,
  ): Promise<ClaimedOpinion> {
    const opinion = await this.opinions.open(officer, opinionId, 'give opinions');
    const permitted = await this.scope.where(officer, 'give opinions');
    const state = await loadState(this.database, opinion.dossierId, permitted);
    if (!state) throw dossierProblem('dossier.unknown');
    const post = await this.opinions.answering(officer, opinion, state);
    await this.refusals.demandNotOwn(officer, state, post);
    demandTheirs(opinion, officer, post);
    const { username, name, officerId } = post.onBehalfOf ?? { ...officer, name: officer.fullName };
    const answer = { id: opinionId, dossierId: state.id, claimedBy: { username, name } };
    const at = this.clock.now();
    const when = sql`exists (select 1 from claimed)`;
    const audit = {
      ...{ at, actor: officer.username, officerId: officer.officerId, action: 'dossier.claim-opinion' },
      ...{ subjectType: 'dossier', subjectId: state.id, ...forWhom(post) },
      details: { opinion: opinionId },
    };
    const claimed = await this.database.query(sql`
      with claimed as (
             update dossier.opinion set claimed_by = ${officerId}, claimed_at = ${at}
             where id = ${opinionId}::uuid and state = 'open'
               and claimed_by is not distinct from ${opinion.claimedBy?.officerId ?? null}::int
               and ${standsBehind(post.onBehalfOf, at)}
             returning 1),
           audit as (${insertAuditEntry(audit, when)}),
           answer as (${recordAnswer(answer, when)})
      select 1 from claimed`);
    if (claimed.length > 0) return answer;
    await this.refusals.demandInForce(post.onBehalfOf);
    // Somebody was quicker, and whose it is now decides.
    return this.execute({ opinionId, officer }, recordAnswer);
  }
}
