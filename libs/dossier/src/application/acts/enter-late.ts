import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ownPositions, type Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { LateEntry } from '../../domain/late-entry.ts';
import { planLateEntry } from '../../domain/plan-clock-act.ts';
import { insertLateEntry } from '../../persistence/late-entries.ts';
import { loadState } from '../../persistence/load-state.ts';
import { DossierScope } from '../dossier-scope.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { Refusals } from '../refusals.ts';

export interface LateEntryRequest {
  entry: LateEntry;
  /** How it came that it is entered only now. */
  explanation: string;
}

/** An entry that waits for its decision, and what it would do. */
export interface PendingEntry {
  id: string;
  dueAt: string | null;
  dueAtIfApproved: string | null;
}

/**
 * Enters an event after the fact, a paper found later. It moves nothing until someone else approves it
 * ({@link DecideLateEntry}).
 */
@Injectable()
export class EnterLate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly worlds: PlanningWorlds,
    private readonly refusals: Refusals,
  ) {}

  /** @throws dossier.unknown, .closed, .own-dossier, .late-entry-impossible */
  async execute(
    dossierId: string,
    request: LateEntryRequest,
    officer: Principal,
    recordAnswer: (answer: PendingEntry) => Sql,
  ): Promise<PendingEntry> {
    // Who is involved in person looks on; what happened is entered by those whose agency takes part. In person, so that
    // nobody approves what was entered in their own name.
    const inPerson = { ...officer, positions: ownPositions(officer) };
    const state = await loadState(this.database, dossierId, await this.scope.where(inPerson, 'enter late'));
    if (!state) throw dossierProblem('dossier.unknown');
    if (state.closedAt) throw dossierProblem('dossier.closed', { status: state.status });
    await this.refusals.demandNotOwn(officer, state);
    const enteredAt = this.clock.now();
    const { world } = await this.worlds.of(state, enteredAt);
    const trace = {
      enteredAt,
      enteredBy: officer.fullName,
      approvedBy: '',
      explanation: request.explanation,
    };
    const { due } = planLateEntry(state, request.entry, trace, world);
    const answer: PendingEntry = {
      id: uuid(),
      dueAt: state.dueAt?.toISOString() ?? null,
      dueAtIfApproved: due?.at.toISOString() ?? null,
    };
    const entry = { id: answer.id, dossierId, content: request.entry, explanation: request.explanation };
    const audit = {
      at: enteredAt,
      ...{ actor: officer.username, officerId: officer.officerId, action: 'dossier.enter-late' },
      subjectType: 'dossier',
      subjectId: dossierId,
      details: { entry: answer.id, kind: request.entry.kind },
    };
    await this.database.query(sql`
      with entered as (${insertLateEntry({ ...entry, enteredAt, enteredBy: officer.officerId })}),
           audit as (${insertAuditEntry(audit)})
      ${recordAnswer(answer)}`);
    return answer;
  }
}
