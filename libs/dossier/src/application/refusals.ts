import { Injectable } from '@nestjs/common';
import { type Position, type Principal, standsBehind } from '#identity';
import { type AuditEntry, AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { Problem } from '#platform/problem';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Represented } from '../domain/person.ts';
import { separationProblem } from '../domain/separation.problems.ts';
import { hindranceOf } from '../domain/task-holder.ts';

/** Attempts that an inspector will ask about. */
const TRACED: readonly string[] = ['dossier.own-dossier', 'dossier.two-persons'];

/** A dossier that was to be taken in at a desk. */
interface TakingIn {
  officer: Principal;
  post: Position;
  desk: { code: string };
}

/** A dossier as the subject of a trace. */
export const dossier = (subjectId: string) => ({ subjectType: 'dossier', subjectId });

/** What keeps officers from acts that their posts would allow, and the trace that such an attempt leaves. */
@Injectable()
export class Refusals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Does the work; what it refuses for the sake of two persons leaves a trace. */
  async tracing<Done>(
    { username: actor, officerId }: Principal,
    subject: Pick<AuditEntry, 'subjectType' | 'subjectId'>,
    work: () => Promise<Done>,
  ): Promise<Done> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Problem && TRACED.includes(error.code)) {
        const action = 'dossier.refuse-officer';
        await this.trail.record({
          ...{ at: this.clock.now(), actor, officerId, action, ...subject, outcome: 'refused' },
          details: { problem: error.code },
        });
      }
      throw error;
    }
  }

  /** @throws dossier.own-dossier */
  async demandNotOwn(
    officer: Principal,
    { id, ownOf }: Pick<DossierState, 'id' | 'ownOf'>,
    { onBehalfOf }: Pick<Position, 'onBehalfOf'> = {},
  ): Promise<void> {
    const acting = [officer.officerId, ...(onBehalfOf ? [onBehalfOf.officerId] : [])];
    if (!hindranceOf(acting, { own: ownOf, didEarlier: [] })) return;
    await this.tracing(officer, dossier(id), () => Promise.reject(separationProblem('dossier.own-dossier')));
  }

  /**
   * Told after a dossier was not taken in. @param applicant index of the applicant's identity number
   * @throws dossier.delegation-over, .own-dossier
   */
  async takingIn({ officer, post, desk }: TakingIn, applicant: Buffer): Promise<void> {
    await this.demandInForce(post.onBehalfOf);
    const acting = [officer.officerId, ...(post.onBehalfOf ? [post.onBehalfOf.officerId] : [])];
    const own = await this.database.query(sql`
      select from organization.officer where identity_index = ${applicant} and id = any(${acting}::int[])`);
    if (own.length === 0) return;
    await this.tracing(officer, { subjectType: 'agency', subjectId: desk.code }, () =>
      Promise.reject(separationProblem('dossier.own-dossier')),
    );
  }

  /** Told after a statement that did not take effect. @throws dossier.delegation-over */
  async demandInForce(onBehalfOf: Pick<Represented, 'delegationId'> | null | undefined): Promise<void> {
    if (onBehalfOf?.delegationId === undefined) return;
    const [row] = await this.database.query<{ stands: boolean }>(
      sql`select ${standsBehind(onBehalfOf, this.clock.now())} as stands`,
    );
    if (!row?.stands) throw separationProblem('dossier.delegation-over');
  }
}
