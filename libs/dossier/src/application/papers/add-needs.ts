import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { rolesThatMay } from '#authorization';
import { ownPositions, type Principal, within } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import { paperProblem } from '../../domain/papers/papers.problems.ts';
import { demandNamed } from '../../domain/papers/plan-papers.ts';
import { MOST_NEEDS, needSchema } from '../../domain/papers/supplement-need.ts';
import { standingOf } from '../../domain/task-holder.ts';
import { loadPapers } from '../../persistence/load-papers.ts';
import { loadState } from '../../persistence/load-state.ts';
import { addNeeds } from '../../persistence/supplement-needs.ts';
import { actingOfficer, postFor } from '../acting-officer.ts';
import { DossierScope } from '../dossier-scope.ts';
import { Refusals } from '../refusals.ts';

export const needsSchema = z.strictObject({ needs: z.array(needSchema).min(1).max(MOST_NEEDS) });

export interface NeedsAdded {
  ids: string[];
}

/**
 * Whoever has a part in a dossier puts what it lacks on its checklist. The dossier stays at its version: nothing is told to
 * anyone until it is asked for.
 */
@Injectable()
export class AddNeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly refusals: Refusals,
  ) {}

  /**
   * @throws dossier.unknown, .closed, .own-dossier, .no-part-in-it, .need-component-unknown, .needs-too-many
   */
  async execute(
    dossierId: string,
    { needs }: z.infer<typeof needsSchema>,
    officer: Principal,
    recordAnswer: (answer: NeedsAdded, when: Sql) => Sql,
  ): Promise<NeedsAdded> {
    const state = await loadState(this.database, dossierId, await this.scope.where(officer, 'gather needs'));
    if (!state) throw dossierProblem('dossier.unknown');
    const closed = dossierProblem('dossier.closed', { status: state.status });
    if (state.closedAt) throw closed;
    await this.refusals.demandNotOwn(officer, state);
    const agencyId = await this.agencyTakingPart(officer, state);
    const at = this.clock.now();
    const papers = await loadPapers(this.database, dossierId, { number: null, at });
    const named = demandNamed(needs, papers.catalogue).map((need) => ({ ...need, id: uuid() }));
    const listed = papers.needs.filter(({ askedIn }) => askedIn === null).length;
    if (listed + named.length > MOST_NEEDS) {
      throw paperProblem('dossier.needs-too-many', { most: MOST_NEEDS });
    }
    const answer = { ids: named.map(({ id }) => id) };
    const { officerId, username: actor } = officer;
    const audit = {
      ...{ at, actor, officerId, action: 'dossier.add-needs', subjectType: 'dossier', subjectId: dossierId },
      details: { needs: named.length },
    };
    const done = await addNeeds(this.database, named, { dossierId, at, officerId, agencyId, audit }, (when) =>
      recordAnswer(answer, when),
    );
    if (!done) throw closed;
    return answer;
  }

  /**
   * Of the post under which an open step is theirs, or that is asked for an opinion: what it misses is asked for in the
   * one request as well (NĐ 61/2018 Đ.15.3, 17). Else of the officer who helps.
   * @throws dossier.no-part-in-it
   */
  private async agencyTakingPart(officer: Principal, state: DossierState): Promise<number> {
    const acting = actingOfficer(officer, state);
    for (const task of state.tasks) {
      const standing = standingOf(task, acting, { own: [], didEarlier: [] });
      if ('hindrance' in standing) continue;
      const post = postFor(officer, task, standing.onBehalfOf);
      if (post) return post.agencyId;
    }
    const roles = rolesThatMay('give opinions', 'Dossier');
    const asked = within(officer, state).positions.find(
      ({ agencyId, role }) =>
        roles.includes(role) && state.openOpinions.some((opinion) => opinion.agencyId === agencyId),
    );
    if (asked) return asked.agencyId;
    const [helps] = await this.database.query(sql`
      select 1 from dossier.involvement
      where dossier_id = ${state.id} and officer_id = ${officer.officerId} and kind = 'assist'`);
    const [post] = ownPositions(officer);
    if (!helps || !post) throw paperProblem('dossier.no-part-in-it');
    return post.agencyId;
  }
}
