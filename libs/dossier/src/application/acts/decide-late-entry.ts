import { Injectable } from '@nestjs/common';
import { type Position, type Principal, standsBehind } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { actOfPost } from '../../domain/offered-act.ts';
import { planLateEntry } from '../../domain/plan-clock-act.ts';
import {
  decideLateEntry,
  lateEntriesOf,
  lockPendingEntry,
  type StoredLateEntry,
} from '../../persistence/late-entries.ts';
import { loadState } from '../../persistence/load-state.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';
import { DossierScope } from '../dossier-scope.ts';
import { forWhom } from '../history-line.ts';
import { Refusals } from '../refusals.ts';

/** Not named among what is offered: there must be an entry to decide. */
const ENTER_LATE = actOfPost({
  code: 'enter-late',
  name: { vi: 'Ghi bổ sung việc đã xảy ra', en: 'Enter what happened' },
  verb: 'decide late entries',
  hindrance: () => null,
});

export interface Decision {
  entryId: string;
  /** Why it is approved or rejected; kept with the entry. */
  decision: string;
}

/** A leader's word on an event entered after the fact; nobody decides their own entry. */
@Injectable()
export class DecideLateEntry {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly acts: ActOutsideWorkflow,
    private readonly refusals: Refusals,
  ) {}

  /** The entry takes effect: the deadline is reckoned again with it. @throws dossier.late-entry-*, .stale */
  async approve(
    command: OutsideCommand,
    { entryId, decision }: Decision,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    const { officer } = command;
    const { entry } = await this.pendingEntry(command, entryId);
    const at = this.clock.now();
    return this.acts.execute(
      command,
      {
        is: ENTER_LATE,
        comment: decision,
        details: { lateEntry: { ...entry.content, id: entryId, explanation: entry.explanation } },
        plan: (state, world) => planLateEntry(state, entry.content, traceOf(entry, officer), world),
        companion: {
          guard: lockPendingEntry(entryId),
          effects: (when) => [
            decideLateEntry({ id: entryId, state: 'approved', at, by: officer.officerId, decision }, when),
          ],
        },
      },
      recordAnswer,
    );
  }

  /** The entry stays without effect. @throws dossier.late-entry-*, .not-yours-to-time */
  async reject(
    command: Omit<OutsideCommand, 'expectedVersion'>,
    { entryId, decision }: Decision,
    recordAnswer: (when: Sql) => Sql,
  ): Promise<void> {
    const { officer, dossierId } = command;
    const { post } = await this.pendingEntry(command, entryId);
    const at = this.clock.now();
    const audit = {
      at,
      actor: officer.username,
      officerId: officer.officerId,
      action: 'dossier.reject-late-entry',
      subjectType: 'dossier',
      subjectId: dossierId,
      ...forWhom(post),
      details: { entry: entryId },
    };
    const when = sql`exists (select 1 from decided)`;
    const decided = await this.database.query(sql`
      with decided as (${decideLateEntry(
        { id: entryId, state: 'rejected', at, by: officer.officerId, decision },
        standsBehind(post.onBehalfOf, at),
      )}),
           audit as (${insertAuditEntry(audit, when)}),
           answer as (${recordAnswer(when)})
      select 1 from decided`);
    if (decided.length > 0) return;
    await this.refusals.demandInForce(post.onBehalfOf);
    throw dossierProblem('dossier.late-entry-decided');
  }

  private async pendingEntry(
    { dossierId, officer }: Omit<OutsideCommand, 'expectedVersion'>,
    entryId: string,
  ): Promise<{ entry: StoredLateEntry; post: Position }> {
    const state = await loadState(this.database, dossierId, await this.scope.where(officer));
    if (!state) throw dossierProblem('dossier.unknown');
    const post = await this.acts.demand(officer, state, ENTER_LATE);
    const [entry] = await lateEntriesOf(this.database, dossierId, entryId);
    if (!entry) throw dossierProblem('dossier.late-entry-unknown');
    if (entry.state !== 'pending') throw dossierProblem('dossier.late-entry-decided');
    const deciding = [officer.officerId, post.onBehalfOf?.officerId];
    if (deciding.includes(entry.enteredBy)) throw dossierProblem('dossier.late-entry-own');
    return { entry, post };
  }
}

const traceOf = (
  { enteredAt, enteredByName, explanation, content }: StoredLateEntry,
  officer: Principal,
) => ({
  enteredAt,
  enteredBy: enteredByName,
  approvedBy: officer.fullName,
  explanation: content.kind === 'end-of-suspension' ? `${explanation} (${content.paper})` : explanation,
});
