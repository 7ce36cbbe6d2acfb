import { Injectable } from '@nestjs/common';
import type { VerbOn } from '#authorization';
import type { Position, Principal } from '#identity';
import type { Agency } from '#organization';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import type { WorkflowDefinition } from '#workflow';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import type { Represented } from '../../domain/person.ts';
import type { PlanningWorld } from '../../domain/plan-action.ts';
import type { PlannedChange } from '../../domain/planned-change.ts';
import { applyChange, type Companion } from '../../persistence/apply-change.ts';
import { loadState } from '../../persistence/load-state.ts';
import { DossierScope } from '../dossier-scope.ts';
import { forWhom, historyLine } from '../history-line.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { dossier, Refusals } from '../refusals.ts';
import { staleDossier } from '../stale-dossier.ts';

/** An officer's wish about a dossier that several agencies work on. */
export interface AgenciesCommand {
  dossierId: string;
  officer: Principal;
  /** What lets them see it. */
  verb: VerbOn<'Dossier'>;
  /** The version they looked at; absent = it depends on something else than the dossier as a whole. */
  expectedVersion?: number;
}

/** What an act needs to be decided. */
export interface AgenciesSurroundings {
  workflow: WorkflowDefinition;
  world: PlanningWorld;
  agencyOf: (id: number) => Agency;
}

/** An act that was decided. */
export interface AgenciesAct {
  action: string;
  actionName: string;
  post: Position;
  onBehalfOf: Represented | null;
  comment: string | null;
  details: Record<string, unknown>;
  /** Steps that open with it, as history tells them. */
  toSteps: readonly string[];
  change: PlannedChange;
  companion?: Companion;
}

/** What the act made of the dossier; instants are RFC 3339 text, so that a replayed answer reads the same. */
export interface AgenciesOutcome {
  id: string;
  code: string;
  version: number;
  status: DossierState['status'];
  dueAt: string | null;
  steps: string[];
}

/** Acts by which agencies ask and hand over to each other: one statement, one history row, one trace. */
@Injectable()
export class ChangeBetweenAgencies {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly worlds: PlanningWorlds,
    private readonly refusals: Refusals,
  ) {}

  /**
   * @param decide is asked again where something else than the wished version stood in the way
   * @throws dossier.unknown, .stale, .closed, .delegation-over, and what deciding throws
   */
  async execute(
    command: AgenciesCommand,
    decide: (state: DossierState, around: AgenciesSurroundings) => AgenciesAct | Promise<AgenciesAct>,
    recordAnswer: (outcome: AgenciesOutcome, when: Sql) => Sql,
  ): Promise<AgenciesOutcome> {
    const { dossierId, officer, verb, expectedVersion } = command;
    const permitted = await this.scope.where(officer, verb);
    const state = await loadState(this.database, dossierId, permitted);
    if (!state) throw dossierProblem('dossier.unknown');
    const { version } = state;
    if (expectedVersion !== undefined && version !== expectedVersion) throw staleDossier(state);
    if (state.closedAt) throw dossierProblem('dossier.closed', { status: state.status });
    const agencyOf = await this.worlds.agencies();
    const around = { ...(await this.worlds.of(state, this.clock.now())), agencyOf };
    const act = await this.refusals.tracing(officer, dossier(dossierId), async () => decide(state, around));
    const outcome = outcomeOf(state, act.change);
    const applied = await applyChange(
      this.database,
      changeToApply(state, act, officer, around),
      (when) => recordAnswer(outcome, when),
      act.companion,
    );
    if (applied) return outcome;
    await this.refusals.demandInForce(act.onBehalfOf);
    const present = await loadState(this.database, dossierId, permitted);
    if (!present || (expectedVersion !== undefined && present.version !== expectedVersion)) {
      throw staleDossier(present ?? state);
    }
    return this.execute(command, decide, recordAnswer);
  }
}

function changeToApply(
  state: DossierState,
  { post, onBehalfOf, change, ...act }: AgenciesAct,
  officer: Principal,
  { world: { at }, agencyOf }: AgenciesSurroundings,
) {
  const sequence = state.version + 1;
  return {
    state,
    change,
    history: historyLine(
      { officer, post, agencyName: agencyOf(post.agencyId).name, onBehalfOf },
      {
        ...{ dossierId: state.id, sequence, at, action: act.action, actionName: act.actionName },
        ...{ toSteps: act.toSteps, statusBefore: state.status, status: change.status },
        ...{ comment: act.comment, details: act.details },
        ...{ dueBefore: state.dueAt, dueAt: change.due?.at ?? null },
        dueProvisional: change.due?.provisional ?? false,
      },
    ),
    request: {},
    result: null,
    audit: {
      ...{ at, actor: officer.username, officerId: officer.officerId, action: `dossier.${act.action}` },
      ...{ subjectType: 'dossier', subjectId: state.id },
      ...forWhom({ onBehalfOf }),
      details: { version: sequence, ...act.details },
    },
  };
}

const outcomeOf = (
  { id, code, version }: DossierState,
  { status, due, toSteps }: PlannedChange,
): AgenciesOutcome => ({
  ...{ id, code, version: version + 1, status, dueAt: due?.at.toISOString() ?? null, steps: [...toSteps] },
});
