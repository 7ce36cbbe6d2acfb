import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import type { Warning } from '../../domain/papers/plan-papers.ts';
import { applyChange } from '../../persistence/apply-change.ts';
import { loadState } from '../../persistence/load-state.ts';
import { DossierScope } from '../dossier-scope.ts';
import { dossier, Refusals } from '../refusals.ts';
import { staleDossier } from '../stale-dossier.ts';
import { paidOnce } from '../papers/papers-at-hand.ts';
import { type ActionWish, PlanTaking } from './plan-taking.ts';
import type { TakenAction } from './taken-action.ts';

/** An officer's wish: take this action of this step, on the version they looked at. */
export interface ActionCommand extends ActionWish {
  dossierId: string;
  expectedVersion: number;
}

/** What the action made of the dossier. */
export interface ActionOutcome {
  id: string;
  code: string;
  version: number;
  status: string;
  dueAt: string | null;
  toSteps: string[];
  warnings: Warning[];
}

/** Takes one action of the internal workflow: the only way a running dossier moves. */
@Injectable()
export class PerformAction {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly refusals: Refusals,
    private readonly planning: PlanTaking,
  ) {}

  /**
   * @throws dossier.unknown, .closed, .action-not-allowed, .branches-missing, .not-your-task, .assigned-to-another,
   * .own-dossier, .two-persons, .delegation-over, .input-missing, .input-unexpected, .fact-value-invalid, .stale,
   * .receipt-used, .code-wrong, .code-over, and what planning for papers throws
   */
  async execute(
    command: ActionCommand,
    recordAnswer: (outcome: ActionOutcome, when: Sql) => Sql,
  ): Promise<ActionOutcome> {
    const { dossierId, officer, expectedVersion } = command;
    const permitted = await this.scope.where(officer);
    const state = await loadState(this.database, dossierId, permitted);
    if (!state) throw dossierProblem('dossier.unknown');
    if (state.version !== expectedVersion) throw staleDossier(state);
    const change = await this.refusals.tracing(officer, dossier(dossierId), () =>
      this.planning.of(state, command),
    );
    const outcome = outcomeOf(state, change);
    const applied = await paidOnce(() =>
      applyChange(this.database, change, (when) => recordAnswer(outcome, when)),
    );
    if (applied) return outcome;
    await this.refusals.demandInForce(change.history.onBehalfOf);
    const present = await loadState(this.database, dossierId, permitted);
    if (present?.version !== expectedVersion) throw staleDossier(present ?? state);
    // The dossier is as it was; the step has changed hands meanwhile, and whose it is now decides.
    return this.execute(command, recordAnswer);
  }
}

const outcomeOf = (state: DossierState, { change, warnings }: TakenAction): ActionOutcome => ({
  id: state.id,
  code: state.code,
  version: state.version + 1,
  status: change.status,
  dueAt: change.due?.at.toISOString() ?? null,
  toSteps: [...change.toSteps],
  warnings,
});
