import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { Problem } from '#platform/problem';
import { Calendars } from '#working-calendar';
import type { StepTimer } from '#workflow';
import { timerFiredMessage } from '../../contracts/timer-fired.ts';
import { chooseAction } from '../../domain/choose-action.ts';
import type { DossierState, OpenTask } from '../../domain/dossier-state.ts';
import { NO_PAPERS } from '../../domain/papers/plan-papers.ts';
import { timerFiresAt } from '../../domain/task-timer.ts';
import { SYSTEM } from '../../domain/task-holder.ts';
import { applyChange } from '../../persistence/apply-change.ts';
import { loadStateForSystem } from '../../persistence/load-state.ts';
import { type DueTimer, retimeTimers, settleTimer } from '../../persistence/task-timers.ts';
import type { Actor } from '../history-line.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { takenAction } from '../acts/taken-action.ts';

type Surroundings = Awaited<ReturnType<PlanningWorlds['of']>>;
type Acting = Extract<StepTimer, { does: 'act' }>;
type Telling = Exclude<StepTimer, Acting>;

/** Does what one due timer is for, in the transaction that has claimed it and its dossier. */
@Injectable()
export class FireTimer {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly worlds: PlanningWorlds,
    private readonly calendars: Calendars,
  ) {}

  async execute(due: DueTimer, tx: Transaction): Promise<void> {
    const at = this.clock.now();
    const state = await loadStateForSystem(tx, due.dossierId);
    const task = state.tasks.find(({ id }) => id === due.taskId);
    if (!task) {
      await passOver(due, at, state.closedAt ? 'dossier.closed' : 'dossier.action-not-allowed', tx);
      return;
    }
    // What is done by itself is not done by a calendar that was changed a moment ago.
    this.calendars.forget();
    const surroundings = await this.worlds.of(state, at);
    // A change of the calendar does not reach what waits for the applicant or has its result.
    const firesAt = timerFiresAt(task, due, state, surroundings.world.calendarOf(task.agencyId));
    if (!firesAt || firesAt > at) {
      await tx.query(retimeTimers([{ taskId: task.id, code: due.timer.code, firesAt }]));
      return;
    }
    const { timer } = due;
    if (timer.does === 'act') await this.act({ ...due, timer }, { state, task, ...surroundings }, tx);
    else await tell({ ...due, timer }, task, surroundings.world, tx);
  }

  private async act(
    due: DueTimer & { timer: Acting },
    { state, task, workflow, world }: Surroundings & { state: DossierState; task: OpenTask },
    tx: Transaction,
  ): Promise<void> {
    const { at } = world;
    const wish = { step: task.step, action: due.timer.action, input: {} };
    const chosen = allowedOrWhyNot(() =>
      chooseAction(state, workflow, wish, { officer: SYSTEM, agencyName: () => '' }),
    );
    if (chosen instanceof Problem) return passOver(due, at, chosen.code, tx);
    const actor = bySystem(due, task, (await this.directory.byId(task.agencyId)).name);
    const traced = { timer: due.timer.code };
    const change = takenAction(
      state,
      chosen.action,
      { workflow, world },
      { actor, input: {}, papers: NO_PAPERS, traced },
    );
    const applied = await applyChange(tx, change, (when) =>
      settleTimer(due, { at, outcome: 'acted', reason: null }, when),
    );
    if (!applied) throw new Error(`dossier ${state.id} changed though it was locked`);
  }
}

/** The system acts for the agency that holds the step; the title says by which timer. */
const bySystem = ({ timer }: DueTimer, { agencyId }: OpenTask, agencyName: string): Actor => ({
  officer: { officerId: null, username: 'system', fullName: 'Hệ thống' },
  post: { agencyId, title: `Tự động theo hẹn giờ ${timer.code}` },
  agencyName,
});

async function tell(
  due: DueTimer & { timer: Telling },
  { id: taskId, step, agencyId, role }: OpenTask,
  world: Surroundings['world'],
  tx: Transaction,
): Promise<void> {
  const { timer, dossierId, firesAt: dueAt } = due;
  const to =
    timer.does === 'warn'
      ? { agencyId, role }
      : { agencyId: world.agencyFor(timer.to.agency), role: timer.to.role };
  const { code, does } = timer;
  const message = timerFiredMessage({
    ...{ dossierId, taskId, step, timer: code, does, dueAt, firedAt: world.at, to },
  });
  await tx.query(sql`
    with settled as (${settleTimer(due, { at: world.at, outcome: 'told', reason: null })})
    ${insertOutboxMessages([message])}`);
}

const passOver = async (due: DueTimer, at: Date, reason: string, tx: Transaction): Promise<void> => {
  await tx.query(settleTimer(due, { at, outcome: 'passed-over', reason }));
};

function allowedOrWhyNot<Chosen>(choose: () => Chosen): Chosen | Problem {
  try {
    return choose();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
