import { Injectable } from '@nestjs/common';
import { delegationEnded } from '../../domain/holder-acts.ts';
import { ChangeHolder, type HolderCommand, type HolderOutcome, type RecordHolder } from './change-holder.ts';

/** The holder acts alone again. */
@Injectable()
export class EndDelegation {
  constructor(private readonly change: ChangeHolder) {}

  /** @throws dossier.task-unknown, .task-closed, .task-unassigned, .assigned-to-another, .not-delegated, .holder-changed */
  execute(command: HolderCommand, recordAnswer: RecordHolder): Promise<HolderOutcome> {
    const act = { kind: 'end-delegation' as const, given: null, plan: delegationEnded };
    return this.change.execute(command, act, recordAnswer);
  }
}
