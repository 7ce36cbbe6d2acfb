import { Injectable } from '@nestjs/common';
import { leadingPost, rolesThatMay, type VerbOn } from '#authorization';
import type { Position, Principal } from '#identity';
import { roleName } from '#organization';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import type { PlanningWorld } from '../../domain/plan-action.ts';
import type { PlannedChange } from '../../domain/planned-change.ts';
import { applyChange, type Companion } from '../../persistence/apply-change.ts';
import { loadState } from '../../persistence/load-state.ts';
import { DossierScope } from '../dossier-scope.ts';
import { forWhom, historyLine } from '../history-line.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { Refusals } from '../refusals.ts';
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
  clock: DossierState['clock'];
  dueAt: string | null;
  dueProvisional: boolean;
  missed: boolean;
}

/** One act: what it is called, whose it is, and what it does. */
export interface OutsideAct {
  action: string;
  actionName: string;
  /** What it asks for, at the agency that answers for the dossier. */
  verb: VerbOn<'Dossier'>;
  comment: string | null;
  details: Record<string, unknown>;
  plan(state: DossierState, world: PlanningWorld): PlannedChange;
  companion?: Companion;
}

/**
 * An act on a dossier that is no step of its workflow, by a post at the agency that answers for it: one transaction, one
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

  /** @throws dossier.unknown, .stale, .closed, .not-yours-to-time, and what the act's plan throws */
  async execute(
    command: OutsideCommand,
    act: OutsideAct,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    const { dossierId, officer, expectedVersion } = command;
    const permitted = await this.scope.where(officer);
    const state = await loadState(this.database, dossierId, permitted);
    if (!state) throw dossierProblem('dossier.unknown');
    const post = await this.postOf(officer, state, act.verb);
    if (state.version !== expectedVersion) throw staleDossier(state);
    if (state.closedAt) throw dossierProblem('dossier.closed', { status: state.status });
    await this.refusals.demandNotOwn(officer, state, post);
    const { world } = await this.worlds.of(state, this.clock.now());
    const change = act.plan(state, world);
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

  /** The post the officer decides under. @throws dossier.not-yours-to-time */
  async postOf(officer: Principal, state: DossierState, verb: VerbOn<'Dossier'>): Promise<Position> {
    const post = this.mayLead(officer, state, verb);
    if (post) return post;
    const { name } = (await this.worlds.agencies())(state.leadAgencyId);
    const names = rolesThatMay(verb, 'Dossier').map(roleName);
    throw dossierProblem('dossier.not-yours-to-time', {
      role: { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') },
      agency: name,
    });
  }

  /** The post that may do it to what the officer's own agency leads. */
  mayLead(
    officer: Principal,
    { leadAgencyId: leadAgency, fieldCode: field, procedureCode: procedure, secrecy }: DossierState,
    verb: VerbOn<'Dossier'>,
  ): Position | undefined {
    return leadingPost(officer, verb, { leadAgency, field, procedure, secrecy });
  }

  private async changeToApply(
    state: DossierState,
    change: PlannedChange,
    { act, officer, post, at }: { act: OutsideAct; officer: Principal; post: Position; at: Date },
  ) {
    const { name: agencyName } = (await this.worlds.agencies())(post.agencyId);
    return {
      state,
      change,
      history: historyLine(
        { officer, post, agencyName, onBehalfOf: post.onBehalfOf ?? null },
        {
          dossierId: state.id,
          sequence: state.version + 1,
          at,
          ...{ action: act.action, actionName: act.actionName, toSteps: [] },
          statusBefore: state.status,
          status: change.status,
          comment: act.comment,
          details: act.details,
          dueBefore: state.dueAt,
          dueAt: change.due?.at ?? null,
          dueProvisional: change.due?.provisional ?? false,
        },
      ),
      request: act.details,
      result: null,
      audit: {
        at,
        actor: officer.username,
        officerId: officer.officerId,
        action: `dossier.${act.action}`,
        subjectType: 'dossier',
        subjectId: state.id,
        ...forWhom(post),
        details: { version: state.version + 1, dueBefore: state.dueAt, dueAt: change.due?.at ?? null },
      },
    };
  }
}

const outcomeOf = (state: DossierState, { due, clock }: PlannedChange): OutsideOutcome => ({
  id: state.id,
  code: state.code,
  version: state.version + 1,
  clock,
  dueAt: due?.at.toISOString() ?? null,
  dueProvisional: due?.provisional ?? false,
  missed: due?.missed ?? false,
});
