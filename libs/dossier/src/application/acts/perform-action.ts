import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import type { ActionInput } from '../../domain/action-input.ts';
import { chooseAction } from '../../domain/choose-action.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import { applyChange, type ChangeToApply } from '../../persistence/apply-change.ts';
import { loadState } from '../../persistence/load-state.ts';
import { actingOfficer, postFor } from '../acting-officer.ts';
import { DossierScope } from '../dossier-scope.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { dossier, Refusals } from '../refusals.ts';
import { staleDossier } from '../stale-dossier.ts';
import { takenAction } from './taken-action.ts';

/** An officer's wish: take this action of this step, on the version they looked at. */
export interface ActionCommand {
  dossierId: string;
  expectedVersion: number;
  step: string;
  action: string;
  input: ActionInput;
  officer: Principal;
}

/** What the action made of the dossier. */
export interface ActionOutcome {
  id: string;
  code: string;
  version: number;
  status: string;
  dueAt: string | null;
  toSteps: string[];
}

/** Takes one action of the internal workflow: the only way a running dossier moves. */
@Injectable()
export class PerformAction {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly worlds: PlanningWorlds,
    private readonly refusals: Refusals,
  ) {}

  /**
   * @throws dossier.unknown, .closed, .action-not-allowed, .branches-missing, .not-your-task, .assigned-to-another,
   * .own-dossier, .two-persons, .delegation-over, .input-missing, .input-unexpected, .fact-value-invalid, .stale
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
    const change = await this.refusals.tracing(officer, dossier(dossierId), () => this.plan(state, command));
    const outcome = outcomeOf(state, change);
    const applied = await applyChange(this.database, change, (when) => recordAnswer(outcome, when));
    if (applied) return outcome;
    await this.refusals.demandInForce(change.history.onBehalfOf);
    const present = await loadState(this.database, dossierId, permitted);
    if (present?.version !== expectedVersion) throw staleDossier(present ?? state);
    // The dossier is as it was; the step has changed hands meanwhile, and whose it is now decides.
    return this.execute(command, recordAnswer);
  }

  private async plan(state: DossierState, command: ActionCommand): Promise<ChangeToApply> {
    const { officer, input } = command;
    const { workflow, world } = await this.worlds.of(state, this.clock.now());
    const agencyOf = await this.worlds.agencies();
    const chosen = chooseAction(state, workflow, command, {
      officer: actingOfficer(officer, state),
      agencyName: (agencyId) => agencyOf(agencyId).name,
    });
    const { action, task, onBehalfOf } = chosen;
    const post = postFor(officer, task, onBehalfOf);
    if (!post) throw new Error('an allowed action has an actor without a post');
    const actor = { officer, post, onBehalfOf, agencyName: agencyOf(post.agencyId).name };
    return takenAction(state, action, { workflow, world }, { actor, input });
  }
}

const outcomeOf = (state: DossierState, { change }: ChangeToApply): ActionOutcome => ({
  id: state.id,
  code: state.code,
  version: state.version + 1,
  status: change.status,
  dueAt: change.due?.at.toISOString() ?? null,
  toSteps: [...change.toSteps],
});
