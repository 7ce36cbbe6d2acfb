import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { everyAmountOf, type StoredAmount } from '../../persistence/council-amounts.ts';

/** Everything that was ever entered as set by the People's Council for a procedure. */
@Injectable()
export class ListCouncilAmounts {
  constructor(private readonly database: Database) {}

  execute(procedure: string): Promise<StoredAmount[]> {
    return everyAmountOf(this.database, procedure);
  }
}
