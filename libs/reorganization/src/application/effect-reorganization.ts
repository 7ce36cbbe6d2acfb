import { Injectable } from '@nestjs/common';
import { Restructure } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import type { Effect } from '../domain/effect.ts';
import type { Plan } from '../domain/plan.ts';
import { markEffected, markHindered, markPrepared, type OpenChange } from '../persistence/changes.ts';
import { LookAhead } from './look-ahead.ts';

/**
 * Puts a reorganisation into effect on its day: enters agencies that come into being, and some seconds later, when every
 * process knows them, ends agencies and posts and gives posts, all in one transaction. If something stands in the way by
 * then, nothing is done, and the plan goes back to whoever decides.
 */
@Injectable()
export class EffectReorganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lookAhead: LookAhead,
    private readonly restructure: Restructure,
    private readonly logger: Logger,
  ) {}

  async execute(change: OpenChange): Promise<void> {
    const { effect, plan } = await this.lookAhead.execute(change.request);
    if (plan.hindrances.length > 0) return this.hinder(change, plan);
    const missing = change.request.kind === 'rename' ? [] : change.request.creates;
    if (missing.length > 0 && change.preparedAt === null) return this.prepare(change);
    await this.effect(change, effect);
  }

  private async prepare(change: OpenChange): Promise<void> {
    const at = this.clock.now();
    const { request } = change;
    if (request.kind === 'rename') return;
    await this.database.transaction(async (tx) => {
      const mine = await tx.query(markPrepared(change.id, at));
      if (mine.length > 0) await this.restructure.introduce(tx, request.creates, orderOf(change, at));
    });
  }

  private async effect(change: OpenChange, effect: Effect): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const mine = await tx.query(markEffected(change.id, at, effect.endings));
      if (mine.length === 0) return;
      await this.restructure.execute(tx, effect.restructuring, orderOf(change, at));
    });
    this.logger.info('reorganisation in effect', { id: change.id });
  }

  private async hinder(change: OpenChange, plan: Plan): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const mine = await tx.query(markHindered(change.id, at, plan));
      if (mine.length === 0) return;
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: 'system', officerId: null, action: 'organization.hinder-reorganization' },
          ...{ subjectType: 'reorganization', subjectId: change.id },
          details: { hindrances: plan.hindrances.map(({ code, agency, role }) => ({ code, agency, role })) },
        }),
      );
    });
    this.logger.warn('reorganisation hindered', { id: change.id });
  }
}

const orderOf = ({ id, officer }: OpenChange, at: Date) => ({ at, by: officer, reorganization: id });
