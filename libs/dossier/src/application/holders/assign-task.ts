import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import { assigned } from '../../domain/holder-acts.ts';
import { ChangeHolder, type HolderCommand, type HolderOutcome, type RecordHolder } from './change-holder.ts';

export const assignmentRequestSchema = z.strictObject({
  /** Username of a holder of the step's post. */
  officer: z.string().min(1).max(100),
  /** Demanded where the task is taken from someone. */
  reason: text(2000).optional(),
});

/** A leader of the task's agency gives it to a holder of its post (*giao việc*), taking it from whoever has it. */
@Injectable()
export class AssignTask {
  constructor(private readonly change: ChangeHolder) {}

  /**
   * @param expectedRevision the revision the leader looked at, so that two who decide at once do not overwrite each other
   * @throws dossier.task-unknown, .task-closed, .branches-missing, .not-yours-to-assign, .officer-unknown, .not-at-post,
   * .task-taken, .reason-missing, .holder-changed
   */
  execute(
    command: HolderCommand & { expectedRevision: number },
    { officer: username, reason }: z.infer<typeof assignmentRequestSchema>,
    recordAnswer: RecordHolder,
  ): Promise<HolderOutcome> {
    return this.change.execute(
      command,
      {
        ...{ kind: 'assign', given: 'holder', reason, expectedRevision: command.expectedRevision },
        plan: async (task, officer) =>
          assigned(task, officer, await this.change.colleague(username, task), reason),
      },
      recordAnswer,
    );
  }
}
