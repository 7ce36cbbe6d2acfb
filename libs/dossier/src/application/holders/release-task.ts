import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import { released } from '../../domain/holder-acts.ts';
import { ChangeHolder, type HolderCommand, type HolderOutcome, type RecordHolder } from './change-holder.ts';

export const releaseSchema = z.strictObject({ reason: text(2000) });

/** The holder gives a task back to the holders of its post (*trả lại việc*). */
@Injectable()
export class ReleaseTask {
  constructor(private readonly change: ChangeHolder) {}

  /** @throws dossier.task-unknown, .task-closed, .task-unassigned, .assigned-to-another, .holder-changed */
  execute(
    command: HolderCommand,
    { reason }: z.infer<typeof releaseSchema>,
    recordAnswer: RecordHolder,
  ): Promise<HolderOutcome> {
    const act = { kind: 'release' as const, given: null, reason, plan: released };
    return this.change.execute(command, act, recordAnswer);
  }
}
