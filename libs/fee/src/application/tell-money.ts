import { Injectable } from '@nestjs/common';
import type { MoneyBook, MoneySums, WantedMoney } from '#dossier';
import { Database } from '#platform/database';
import { sumBooked } from '../persistence/money-booked.ts';

/** What the ledgers say of many dossiers, for whoever reports on them. */
@Injectable()
export class TellMoney implements MoneyBook {
  constructor(private readonly database: Database) {}

  sum(wanted: WantedMoney): Promise<MoneySums> {
    return sumBooked(this.database, wanted);
  }
}
