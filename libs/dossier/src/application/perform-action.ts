import { Injectable } from '@nestjs/common';
import { type Principal, positionAt } from '#identity';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { type WorkflowAction, workStepOf } from '#workflow';
import { type ActionInput, askedOf, paperOf, resultOf } from '../domain/action-input.ts';
import { chooseAction } from '../domain/choose-action.ts';
import { dossierProblem } from '../domain/dossier.problems.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { planAction } from '../domain/plan-action.ts';
import { applyChange, type ChangeToApply } from '../persistence/apply-change.ts';
import { loadState } from '../persistence/load-state.ts';
import { DossierScope } from './dossier-scope.ts';
import { historyLine } from './history-line.ts';
import { PlanningWorlds } from './planning-worlds.ts';
import { staleDossier } from './stale-dossier.ts';

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
    private readonly directory: Directory,
    private readonly worlds: PlanningWorlds,
  ) {}

  /**
   * @throws dossier.unknown, .closed, .action-not-allowed, .branches-missing, .not-your-task, .input-missing, .input-unexpected,
   * .fact-value-invalid, .stale
   */
  async execute(
    command: ActionCommand,
    recordAnswer: (outcome: ActionOutcome, when: Sql) => Sql,
  ): Promise<ActionOutcome> {
    const { dossierId, officer, expectedVersion } = command;
    const scope = await this.scope.agencyIds(officer);
    const state = await loadState(this.database, dossierId, scope);
    if (!state) throw dossierProblem('dossier.unknown');
    if (state.version !== expectedVersion) throw staleDossier(state);
    const change = await this.plan(state, command);
    const outcome = outcomeOf(state, change);
    const applied = await applyChange(this.database, change, (when) => recordAnswer(outcome, when));
    if (!applied) throw staleDossier((await loadState(this.database, dossierId, scope)) ?? state);
    return outcome;
  }

  private async plan(state: DossierState, command: ActionCommand): Promise<ChangeToApply> {
    const { officer, input } = command;
    const { workflow, world } = await this.worlds.of(state, this.clock.now());
    const agencies = await this.directory.all();
    const chosen = chooseAction(state, workflow, command, {
      holds: (agencyId, role) => positionAt(officer, agencyId, role) !== undefined,
      agencyName: (agencyId) => agencies.get(agencyId)?.name ?? '',
    });
    const planned = planAction(state, workflow, chosen.action, world, input.facts ?? {});
    const suspends = planned.suspends && { ...planned.suspends, paper: paperOf(input) };
    const change = { ...planned, suspends };
    const post = positionAt(officer, chosen.task.agencyId, chosen.task.role);
    if (!post) throw new Error('an allowed action has an actor without a post');
    const actor = { officer, post, agencyName: agencies.get(post.agencyId)?.name ?? '' };
    const { comment, ...details } = input;
    return {
      state,
      change,
      history: historyLine(actor, {
        dossierId: state.id,
        sequence: state.version + 1,
        at: world.at,
        action: chosen.action.code,
        actionName: chosen.action.name,
        fromStep: chosen.action.from,
        toSteps: change.toSteps,
        statusBefore: state.status,
        status: change.status,
        comment: comment ?? null,
        details,
        dueBefore: state.dueAt,
        dueAt: change.due?.at ?? null,
        dueProvisional: change.due?.provisional ?? false,
      }),
      request: askedOf(input),
      result: resultOf(workStepOf(workflow, chosen.action.from), input),
      audit: auditOf(state, chosen.action, command, world.at),
    };
  }
}

const auditOf = (state: DossierState, action: WorkflowAction, { officer }: ActionCommand, at: Date) => ({
  at,
  actor: officer.username,
  officerId: officer.officerId,
  action: `dossier.act`,
  subjectType: 'dossier',
  subjectId: state.id,
  details: { step: action.from, action: action.code, version: state.version + 1 },
});

const outcomeOf = (state: DossierState, { change }: ChangeToApply): ActionOutcome => ({
  id: state.id,
  code: state.code,
  version: state.version + 1,
  status: change.status,
  dueAt: change.due?.at.toISOString() ?? null,
  toSteps: [...change.toSteps],
});
