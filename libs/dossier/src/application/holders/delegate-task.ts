import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import { delegated } from '../../domain/holder-acts.ts';
import { ChangeHolder, type HolderCommand, type HolderOutcome, type RecordHolder } from './change-holder.ts';

export const delegationSchema = z.strictObject({
  /** Username of a colleague at the task's agency. */
  officer: z.string().min(1).max(100),
  reason: text(2000),
});

/** The holder lets a colleague act for them on a task (*ủy quyền*), and goes on answering for it. */
@Injectable()
export class DelegateTask {
  constructor(private readonly change: ChangeHolder) {}

  /**
   * @throws dossier.task-unknown, .task-closed, .task-unassigned, .assigned-to-another, .officer-unknown,
   * .not-a-colleague, .holder-changed
   */
  execute(
    command: HolderCommand,
    { officer: username, reason }: z.infer<typeof delegationSchema>,
    recordAnswer: RecordHolder,
  ): Promise<HolderOutcome> {
    return this.change.execute(
      command,
      {
        ...{ kind: 'delegate', given: 'delegate', reason },
        plan: async (task, officer) => delegated(task, officer, await this.change.colleague(username, task)),
      },
      recordAnswer,
    );
  }
}
