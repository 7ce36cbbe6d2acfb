import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type DeadlineTerms, stepDueAt, type TimeLimit } from '#deadline';
import { Directory, roleName } from '#organization';
import type { WorkflowAction, WorkflowDefinition } from '#workflow';
import type { ActionInput } from '../../domain/action-input.ts';
import { type OfferedAction, offeredActions } from '../../domain/allowed-actions.ts';
import { chooseAction } from '../../domain/choose-action.ts';
import { termsOfDossier } from '../../domain/clock-of-dossier.ts';
import type { DossierState, OpenTask } from '../../domain/dossier-state.ts';
import { NO_PAPERS } from '../../domain/papers/plan-papers.ts';
import { planReception } from '../../domain/plan-reception.ts';
import { changedState, receivedState } from '../../domain/state-as-written.ts';
import { SYSTEM } from '../../domain/task-holder.ts';
import type { DossierSnapshot } from '../queries/dossier-snapshots.ts';
import type { Actor } from '../history-line.ts';
import {
  imaginedCode,
  type ImaginedReception,
  snapshotOfAct,
  snapshotOfReception,
} from './imagined-snapshot.ts';
import { type DoneBy, ImaginedHolders } from './imagined-holders.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { takenAction } from '../acts/taken-action.ts';

/** A dossier that exists nowhere but here; acting on it gives another one. */
export interface ImaginedDossier {
  readonly workflow: WorkflowDefinition;
  readonly state: DossierState;
  /** As it stood after each change, the reception first. */
  readonly snapshots: readonly [DossierSnapshot, ...DossierSnapshot[]];
  /** Entered so far, whether completed or not. */
  readonly result: DossierSnapshot['result'];
  /** Who answered for each step that was left. */
  readonly doneBy: DoneBy;
  /** The way the latest act took; `null` after the reception. */
  readonly taken: TakenWay | null;
}

export interface TakenWay {
  readonly action: WorkflowAction;
  /** Steps it led to, ends included. */
  readonly to: readonly string[];
  /** The condition of the route that was taken; `null` when the action has none that holds. */
  readonly because: string | null;
}

/** An act to be imagined, by whoever holds the step. */
export interface ImaginedAct {
  step: string;
  action: string;
  input: ActionInput;
}

/**
 * Lets dossiers that do not exist run by the rules of those that do: received, chosen for, planned and dated by the same
 * functions. Nothing is written.
 */
@Injectable()
export class ImagineDossiers {
  constructor(
    private readonly directory: Directory,
    private readonly worlds: PlanningWorlds,
    private readonly holders: ImaginedHolders,
  ) {}

  /** @throws NoWorkingTimeError */
  async receive(
    reception: ImaginedReception,
    workflow: WorkflowDefinition,
    terms: DeadlineTerms,
  ): Promise<ImaginedDossier> {
    const { desk, lead, receivedAt } = reception;
    const takenIn = { receivingAgencyId: desk.id, leadAgencyId: lead.id };
    const planned = planReception(workflow, terms, await this.worlds.seenFrom(takenIn, receivedAt));
    const { channel, caseCode, applicant, procedure } = reception;
    const dossier = {
      ...{ id: uuid(), code: imaginedCode(reception), workflowId: null, ...takenIn, terms },
      ...{ channel, caseCode, applicantKind: applicant.kind },
      ...{ procedureCode: procedure.definition.code, fieldCode: procedure.definition.field.code },
    };
    const state = receivedState(dossier, planned, receivedAt);
    const actor = await this.holderOf({ agencyId: desk.id, role: 'reception-officer' });
    return {
      workflow,
      state: await this.holders.find(state, { workflow, procedureId: reception.procedure.id, doneBy: {} }),
      snapshots: [snapshotOfReception(reception, state, planned, actor)],
      ...{ result: null, doneBy: {} },
      taken: null,
    };
  }

  /** @throws what acting on a real one throws, save that everyone holds every post; NoWorkingTimeError */
  async act(dossier: ImaginedDossier, act: ImaginedAct, at: Date): Promise<ImaginedDossier> {
    const { state, workflow, snapshots } = dossier;
    const agencyOf = await this.directory.finder();
    const { action, task } = chooseAction(state, workflow, act, {
      officer: SYSTEM,
      agencyName: (agencyId) => agencyOf(agencyId).name,
    });
    const actor = await this.holderOf(task);
    const world = await this.worlds.seenFrom(state, at);
    const planned = takenAction(
      state,
      action,
      { workflow, world },
      { actor, input: act.input, papers: NO_PAPERS },
    );
    const after = changedState(state, planned.change, at);
    const result = planned.result ?? dossier.result;
    const latest = snapshots.at(-1) ?? snapshots[0];
    const { step, holder } = task;
    const done = holder && { [step]: [...(dossier.doneBy[step] ?? []), holder.officerId] };
    const doneBy = { ...dossier.doneBy, ...done };
    const handing = { workflow, procedureId: latest.procedureId, doneBy };
    return {
      workflow,
      state: await this.holders.find(after, handing, state),
      snapshots: [...snapshots, snapshotOfAct(latest, planned, after, result)],
      ...{ result, doneBy },
      taken: wayTaken(action, planned.change.toSteps),
    };
  }

  /** What could be done next, were every post held. */
  offered({ state, workflow }: ImaginedDossier): OfferedAction[] {
    return state.closedAt ? [] : offeredActions(state, workflow, SYSTEM);
  }

  /**
   * When a task is done that takes so long from its opening; without a length, when it is due, or in a wait when its
   * limit runs out. @throws NoWorkingTimeError
   */
  async doneAt({ state }: ImaginedDossier, task: OpenTask, takes?: TimeLimit): Promise<Date> {
    if (!takes && task.dueAt) return task.dueAt;
    const world = await this.worlds.seenFrom(state, task.openedAt);
    const { counting } = termsOfDossier(state);
    const calendar = world.calendarOf(task.agencyId);
    const done = stepDueAt(calendar, task.openedAt, takes ?? task.timeLimit, counting);
    // A limit of nothing ends without its seconds, which may be before the task was there.
    return done < task.openedAt ? task.openedAt : done;
  }

  private async holderOf({ agencyId, role }: Pick<OpenTask, 'agencyId' | 'role'>): Promise<Actor> {
    const agency = await this.directory.byId(agencyId);
    return {
      officer: { officerId: 0, username: 'rehearsal', fullName: 'Cán bộ chạy thử' },
      post: { agencyId, title: roleName(role).vi },
      agencyName: agency.name,
    };
  }
}

/** Two routes may lead to the same steps, so the very list that was taken tells which it was. */
const wayTaken = (action: WorkflowAction, to: readonly string[]): TakenWay => ({
  action,
  to,
  because: action.routes?.find((route) => route.to === to)?.when ?? null,
});
