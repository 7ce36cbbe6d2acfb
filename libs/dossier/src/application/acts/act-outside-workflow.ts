import { Injectable } from '@nestjs/common';
import type { VerbOn } from '#authorization';
import type { Position, Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import type { WorkflowDefinition } from '#workflow';
import { demandNothing } from '../../domain/act-hindrances.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import { type ActOfPost, postFor } from '../../domain/offered-act.ts';
import type { PlanningWorld } from '../../domain/plan-action.ts';
import type { PlannedChange } from '../../domain/planned-change.ts';
import { applyChange, type ChangeToApply, type Companion } from '../../persistence/apply-change.ts';
import { loadState } from '../../persistence/load-state.ts';
import { askingOf } from '../asking.ts';
import { DossierScope } from '../dossier-scope.ts';
import { forWhom, historyLine } from '../history-line.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { dossier, Refusals } from '../refusals.ts';
import { staleDossier } from '../stale-dossier.ts';

/** An officer's wish about a dossier, on the version they looked at. */
export interface OutsideCommand {
  dossierId: string;
  expectedVersion: number;
  officer: Principal;
}

/** What the act made of the dossier; instants are RFC 3339 text, so that a replayed answer reads the same. */
export interface OutsideOutcome {
  id: string;
  code: string;
  version: number;
  status: DossierState['status'];
  clock: DossierState['clock'];
  dueAt: string | null;
  dueProvisional: boolean;
  missed: boolean;
}

/** One act, with what was entered. */
export interface OutsideAct {
  /** Who may do it, and when. */
  is: ActOfPost;
  /** What the history calls it, where its own name says too little. */
  actionName?: string;
  comment: string | null;
  details: Record<string, unknown>;
  /** @param workflow `null` for what was refused at the desk */
  plan(state: DossierState, world: PlanningWorld, workflow: WorkflowDefinition | null): PlannedChange;
  companion?: Companion;
  /** The result as it is from now on; absent = as it was. */
  result?: Record<string, string>;
}

/** What an act would make of a dossier. */
export interface ForeseenAct {
  /** Of the dossier it was reckoned from: the last line of its history. */
  version: number;
  /** Whose post would act. */
  agencyId: number;
  at: Date;
  dueBefore: Date | null;
  dueAt: Date | null;
}

/**
 * An act on a dossier that is no step of its workflow, by a post at an agency that answers for it: one transaction, one
 * history row, one trace.
 */
@Injectable()
export class ActOutsideWorkflow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly worlds: PlanningWorlds,
    private readonly refusals: Refusals,
  ) {}

  /** @throws dossier.unknown, .stale, what {@link ActOfPost.whyNot} of the act refuses with, and what its plan throws */
  async execute(
    command: OutsideCommand,
    act: OutsideAct,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    const { dossierId, officer } = command;
    const { state, post, permitted } = await this.demandNow(command, act.is);
    const world = await this.worlds.seenFrom(state, this.clock.now());
    const change = act.plan(state, world, await this.worlds.workflowOf(state));
    const outcome = outcomeOf(state, change);
    const applied = await applyChange(
      this.database,
      await this.changeToApply(state, change, { act, officer, post, at: world.at }),
      (when) => recordAnswer(outcome, when),
      act.companion,
    );
    if (!applied) await this.refusals.demandInForce(post.onBehalfOf);
    if (!applied) throw staleDossier((await loadState(this.database, dossierId, permitted)) ?? state);
    return outcome;
  }

  /** What the act would make of the dossier as it is; nothing is kept. @throws as {@link execute}, save dossier.stale */
  async foresee(
    { dossierId, officer }: Pick<OutsideCommand, 'dossierId' | 'officer'>,
    act: Pick<OutsideAct, 'is' | 'plan'>,
  ): Promise<ForeseenAct> {
    const state = await loadState(this.database, dossierId, await this.scope.where(officer));
    if (!state) throw dossierProblem('dossier.unknown');
    const { agencyId } = await this.demand(officer, state, act.is);
    const world = await this.worlds.seenFrom(state, this.clock.now());
    const { due } = act.plan(state, world, await this.worlds.workflowOf(state));
    const { version, dueAt: dueBefore } = state;
    return { version, agencyId, at: world.at, dueBefore, dueAt: due?.at ?? null };
  }

  /** The dossier as it is, and the post the officer acts under. @throws as {@link execute}, save what is the plan's */
  async demandNow({ dossierId, officer, expectedVersion }: OutsideCommand, act: ActOfPost) {
    const permitted = await this.scope.where(officer);
    const state = await loadState(this.database, dossierId, permitted);
    if (!state) throw dossierProblem('dossier.unknown');
    if (state.version !== expectedVersion) throw staleDossier(state);
    return { state, permitted, post: await this.demand(officer, state, act) };
  }

  /** The post the officer acts under. @throws what the act refuses them with now */
  async demand(officer: Principal, state: DossierState, act: ActOfPost): Promise<Position> {
    const [workflow, agencyOf] = await Promise.all([this.worlds.workflowOf(state), this.worlds.agencies()]);
    const problem = act.whyNot(state, askingOf(officer, state, workflow, agencyOf));
    await this.refusals.tracing(officer, dossier(state.id), async () => demandNothing(problem));
    return postOf(officer, state, act.verb);
  }

  private async changeToApply(
    state: DossierState,
    change: PlannedChange,
    { act, officer, post, at }: { act: OutsideAct; officer: Principal; post: Position; at: Date },
  ): Promise<ChangeToApply> {
    const { name: agencyName } = (await this.worlds.agencies())(post.agencyId);
    const actor = { officer, post, agencyName, onBehalfOf: post.onBehalfOf ?? null };
    const version = state.version + 1;
    const dueAt = change.due?.at ?? null;
    return {
      ...{ state, change, request: act.details, result: act.result ?? null },
      history: historyLine(actor, {
        ...{ dossierId: state.id, sequence: version, at },
        ...{ action: act.is.code, actionName: act.actionName ?? act.is.name.vi },
        toSteps: change.opensTasks.map(({ step }) => step),
        ...{ statusBefore: state.status, status: change.status },
        ...{ comment: act.comment, details: act.details, dueBefore: state.dueAt, dueAt },
        dueProvisional: change.due?.provisional ?? false,
      }),
      audit: {
        ...{ at, actor: officer.username, officerId: officer.officerId },
        ...{ action: `dossier.${act.is.code}`, subjectType: 'dossier', subjectId: state.id },
        ...forWhom(post),
        details: { version, dueBefore: state.dueAt, dueAt },
      },
    };
  }
}

function postOf(officer: Principal, state: DossierState, verb: VerbOn<'Dossier'>): Position {
  const post = postFor(officer, verb, state);
  if (!post) throw new Error('an act that is allowed has an actor without a post');
  return post;
}

const outcomeOf = (state: DossierState, { status, due, clock }: PlannedChange): OutsideOutcome => ({
  id: state.id,
  code: state.code,
  version: state.version + 1,
  status,
  clock,
  dueAt: due?.at.toISOString() ?? null,
  dueProvisional: due?.provisional ?? false,
  missed: due?.missed ?? false,
});
