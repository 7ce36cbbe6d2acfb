import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { assignmentProblem } from '../domain/assignment.problems.ts';
import { type Colleague, type Decider, type Hands, shown, type TaskInHands } from '../domain/holder-acts.ts';
import { changeHands } from '../persistence/change-hands.ts';
import { findColleague, loadTask, type StoredTask } from '../persistence/load-task.ts';
import { actingOfficer } from './acting-officer.ts';
import { DossierScope } from './dossier-scope.ts';

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
  plan(task: TaskInHands, officer: Decider): Hands | Promise<Hands>;
}

export type RecordHolder = (outcome: HolderOutcome, when: Sql) => Sql;

/**
 * Puts a task into other hands: one statement, one line in its log, one trace. The dossier itself stays at its version,
 * since nothing about it is told to anyone outside.
 */
@Injectable()
export class ChangeHolder {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
  ) {}

  /** @throws dossier.task-unknown, .task-closed, .holder-changed, and what the act's plan throws */
  async execute(
    { taskId, officer }: HolderCommand,
    act: HolderAct,
    recordAnswer: RecordHolder,
  ): Promise<HolderOutcome> {
    const task = await this.open(taskId, officer);
    if (act.expectedRevision !== undefined && act.expectedRevision !== task.revision) throw changed(task);
    const decided = await act.plan(task, actingOfficer(officer));
    const outcome = outcomeOf(task, decided);
    const traces = this.traces(task, decided, act, officer);
    const applied = await changeHands(this.database, task, decided, traces, (when) =>
      recordAnswer(outcome, when),
    );
    if (applied) return outcome;
    const present = await this.open(taskId, officer);
    if (act.expectedRevision === undefined) await act.plan(present, actingOfficer(officer));
    throw changed(present);
  }

  /** A task in the officer's sight that still waits for someone. @throws dossier.task-unknown, .task-closed */
  async open(taskId: string, officer: Principal): Promise<StoredTask> {
    const task = await loadTask(this.database, taskId, await this.scope.where(officer));
    if (!task) throw assignmentProblem('dossier.task-unknown');
    if (task.closed) throw assignmentProblem('dossier.task-closed');
    return task;
  }

  /** @throws dossier.officer-unknown */
  async colleague(username: string, task: TaskInHands): Promise<Colleague> {
    const found = await findColleague(this.database, username, task);
    if (!found) throw assignmentProblem('dossier.officer-unknown', { username });
    return found;
  }

  private traces(task: TaskInHands, decided: Hands, act: HolderAct, officer: Principal) {
    const at = this.clock.now();
    const { officerId: by, username: actor } = officer;
    const officerId = (act.given && decided[act.given]?.officerId) ?? null;
    return {
      line: {
        ...{ dossierId: task.dossierId, taskId: task.id, at, by, kind: act.kind, officerId },
        reason: act.reason ?? null,
      },
      audit: {
        ...{ at, actor, officerId: by, action: `dossier.task-${act.kind}` },
        ...{ subjectType: 'dossier', subjectId: task.dossierId },
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
