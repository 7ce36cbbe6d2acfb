import { Injectable } from '@nestjs/common';
import { Reconciliations } from '../persistence/reconciliations.ts';

/** Begins the night's comparison once its hour has come. Any number of workers may: there is one a night. */
@Injectable()
export class BeginNightly {
  constructor(private readonly runs: Reconciliations) {}

  execute(): Promise<void> {
    return this.runs.beginNightly();
  }
}
