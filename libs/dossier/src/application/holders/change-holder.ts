import { Injectable } from '@nestjs/common';
import type { Matter, Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { Workflows } from '#workflow';
import { handsChangedMessage } from '../../contracts/hands-changed.ts';
import { assignmentProblem } from '../../domain/assignment.problems.ts';
import {
  type Colleague,
  type Decider,
  type Hands,
  type HandsChange,
  shown,
  type TaskInHands,
} from '../../domain/holder-acts.ts';
import { excludedFrom } from '../../domain/excluded-from.ts';
import { changeHands } from '../../persistence/change-hands.ts';
import { findColleague, loadTask } from '../../persistence/load-task.ts';
import { actingOfficer } from '../acting-officer.ts';
import { DossierScope } from '../dossier-scope.ts';
import { forWhom } from '../history-line.ts';
import { dossier, Refusals } from '../refusals.ts';

/** An officer's wish about whose a task is. */
export interface HolderCommand {
  /** A bigint, as text. */
  taskId: string;
  officer: Principal;
}

/** Whose the task is now. */
export interface HolderOutcome {
  id: string;
  dossierId: string;
  revision: number;
  holder: ReturnType<typeof shown> | null;
  delegate: ReturnType<typeof shown> | null;
}

/** One act on who holds a task: what it is called, and what it makes of it. */
export interface HolderAct {
  kind: 'claim' | 'release' | 'assign' | 'delegate' | 'end-delegation';
  /** Whose task it becomes, or who is let act; null = nobody's. */
  given: keyof Hands | null;
  reason?: string | undefined;
  /** The revision the officer looked at; without it, the act depends on nobody but who does it. */
  expectedRevision?: number;
  plan(task: TaskInHands, officer: Decider): HandsChange | Promise<HandsChange>;
}

/** An open task, with the procedure that its officers' scopes are asked about. */
export type OpenHands = TaskInHands & Matter;

export type RecordHolder = (outcome: HolderOutcome, when: Sql) => Sql;

/**
 * Puts a task into other hands: one statement, one line in its log, one trace, one event for those it came to or went from. The
 * dossier itself stays at its version, since nothing about it is told to anyone outside.
 */
@Injectable()
export class ChangeHolder {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly workflows: Workflows,
    private readonly refusals: Refusals,
  ) {}

  /** @throws dossier.task-unknown, .task-closed, .holder-changed, and what the act's plan throws */
  async execute(
    { taskId, officer }: HolderCommand,
    act: HolderAct,
    recordAnswer: RecordHolder,
  ): Promise<HolderOutcome> {
    const task = await this.open(taskId, officer);
    if (act.expectedRevision !== undefined && act.expectedRevision !== task.revision) throw changed(task);
    const decide = (looked: OpenHands) => act.plan(looked, actingOfficer(officer, looked));
    const decided = await this.refusals.tracing(officer, dossier(task.dossierId), async () => decide(task));
    const outcome = outcomeOf(task, decided);
    const traces = this.traces(task, decided, act, officer);
    const applied = await changeHands(this.database, task, decided, traces, (when) =>
      recordAnswer(outcome, when),
    );
    if (applied) return outcome;
    await this.refusals.demandInForce(decided.onBehalfOf);
    const present = await this.open(taskId, officer);
    if (act.expectedRevision === undefined) await decide(present);
    throw changed(present);
  }

  /** A task in the officer's sight that still waits for someone. @throws dossier.task-unknown, .task-closed */
  async open(taskId: string, officer: Principal): Promise<OpenHands> {
    const task = await loadTask(this.database, taskId, await this.scope.where(officer));
    if (!task) throw assignmentProblem('dossier.task-unknown');
    if (task.closed) throw assignmentProblem('dossier.task-closed');
    const { definition } = await this.workflows.byId(task.workflowId);
    return { ...task, excluded: excludedFrom(task, definition, task.step) };
  }

  /** @throws dossier.officer-unknown */
  async colleague(username: string, task: TaskInHands): Promise<Colleague> {
    const found = await findColleague(this.database, username, task);
    if (!found) throw assignmentProblem('dossier.officer-unknown', { username });
    return found;
  }

  private traces(task: TaskInHands, decided: HandsChange, act: HolderAct, officer: Principal) {
    const at = this.clock.now();
    const { officerId: by, username: actor } = officer;
    const officerId = (act.given && decided[act.given]?.officerId) ?? null;
    const { onBehalfOf } = decided;
    return {
      line: {
        ...{ dossierId: task.dossierId, taskId: task.id, at, by, onBehalfOf, kind: act.kind, officerId },
        reason: act.reason ?? null,
      },
      event: handsChangedMessage(
        {
          ...{ dossierId: task.dossierId, taskId: task.id, by, from: task.holder?.officerId ?? null },
          ...{ to: decided.holder?.officerId ?? null, delegate: decided.delegate?.officerId ?? null },
        },
        at,
      ),
      audit: {
        ...{ at, actor, officerId: by, action: `dossier.task-${act.kind}` },
        ...{ subjectType: 'dossier', subjectId: task.dossierId },
        ...forWhom(decided),
        details: { task: task.id, step: task.step, from: task.holder?.officerId ?? null, to: officerId },
      },
    };
  }
}

const outcomeOf = (task: TaskInHands, { holder, delegate }: Hands): HolderOutcome => ({
  id: task.id,
  dossierId: task.dossierId,
  revision: task.revision + 1,
  holder: holder && shown(holder),
  delegate: delegate && shown(delegate),
});

/** Refuses an act on hands that are no longer the present ones, and shows the present ones. */
function changed({ revision, holder }: TaskInHands) {
  const name = holder?.name ?? { vi: 'chưa có ai', en: 'nobody' };
  const current = { revision, holder: holder && shown(holder) };
  return assignmentProblem('dossier.holder-changed', { holder: name }, { current });
}
