import { Injectable } from '@nestjs/common';
import { claimed } from '../../domain/holder-acts.ts';
import { ChangeHolder, type HolderCommand, type HolderOutcome, type RecordHolder } from './change-holder.ts';

/** A holder of the post takes a task that nobody has (*nhận việc*). Of several at once, one gets it. */
@Injectable()
export class ClaimTask {
  constructor(private readonly change: ChangeHolder) {}

  /** @throws dossier.task-unknown, .task-closed, .branches-missing, .not-your-task, .task-taken */
  execute(command: HolderCommand, recordAnswer: RecordHolder): Promise<HolderOutcome> {
    return this.change.execute(command, { kind: 'claim', given: 'holder', plan: claimed }, recordAnswer);
  }
}
