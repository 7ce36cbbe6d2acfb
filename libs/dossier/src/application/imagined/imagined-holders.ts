import { Injectable } from '@nestjs/common';
import { type WorkflowDefinition, workStepOf } from '#workflow';
import type { DossierState, OpenTask } from '../../domain/dossier-state.ts';
import { didEarlierSteps } from '../../domain/task-holder.ts';
import { ForeseeAssignee } from '../queries/foresee-assignee.ts';

/** Officers who answered for steps that were left, by step, the latest last. */
export type DoneBy = Readonly<Record<string, readonly number[]>>;

interface Handing {
  readonly workflow: WorkflowDefinition;
  /** Of the version the dossier was received under. */
  readonly procedureId: number;
  readonly doneBy: DoneBy;
}

/** Gives the steps of imagined dossiers to whom their policies would choose now. */
@Injectable()
export class ImaginedHolders {
  constructor(private readonly foresee: ForeseeAssignee) {}

  /** @param before the change that opened the tasks; those that stood open already keep their holders */
  async find(state: DossierState, handing: Handing, before?: DossierState): Promise<DossierState> {
    const stood = (task: OpenTask): boolean =>
      before?.tasks.some(
        ({ step, openedAt, arrived }) =>
          step === task.step && openedAt === task.openedAt && arrived === task.arrived,
      ) ?? false;
    const tasks = await Promise.all(
      state.tasks.map(async (task) => (stood(task) ? task : this.given(task, state, handing))),
    );
    return { ...state, tasks };
  }

  private async given(
    task: OpenTask,
    { receivingAgencyId }: DossierState,
    { workflow, procedureId, doneBy }: Handing,
  ): Promise<OpenTask> {
    const { assign: policy, notBy } = workStepOf(workflow, task.step);
    if (!policy) return task;
    const { agencyId, role, openedAt: at } = task;
    const holder = await this.foresee.execute({
      ...{ agencyId, role, policy, procedureId, receivingAgencyId, at },
      doneBy: policy.by === 'same-as' ? (doneBy[policy.step]?.at(-1) ?? null) : null,
      barred: didEarlierSteps(doneBy, notBy),
    });
    return { ...task, holder: holder ?? null };
  }
}
