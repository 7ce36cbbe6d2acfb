import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import type { Effect } from '../domain/effect.ts';
import type { Reorganization } from '../domain/reorganization.ts';
import { insertChange } from '../persistence/changes.ts';
import { LookAhead } from './look-ahead.ts';

/** Plans a reorganisation: everything that would move and what stands in the way; moves nothing. */
@Injectable()
export class PlanReorganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lookAhead: LookAhead,
  ) {}

  /** @returns its id. @throws reorganization.invalid */
  async execute(
    request: Reorganization,
    officer: Principal,
    recordAnswer: (answer: { id: string }) => Sql,
  ): Promise<{ id: string }> {
    await this.lookAhead.demandPossible(request);
    const { effect, plan } = await this.lookAhead.execute(request);
    const [id, at] = [uuid(), this.clock.now()];
    const { officerId: by, username: actor } = officer;
    const agencies = touched(request, effect);
    return this.database.transaction(async (tx) => {
      await tx.query(insertChange({ id, request, agencies, plan, at, by }));
      await tx.query(
        insertAuditEntry({
          ...{ at, actor, officerId: by, action: 'organization.plan-reorganization' },
          ...{ subjectType: 'reorganization', subjectId: id },
          details: { kind: request.kind, agencies, effectiveOn: request.effectiveOn },
        }),
      );
      await tx.query(recordAnswer({ id }));
      return { id };
    });
  }
}

const touched = (request: Reorganization, { endings }: Effect): string[] =>
  request.kind === 'rename'
    ? [request.agency]
    : [...new Set(endings.flatMap(({ agency, parts }) => [agency, ...parts.map(({ to }) => to)]))];
