import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database';

/** What was booked for dossiers in a time, less what was taken back in it. Whole đồng, none below nought but by a reversal. */
export interface MoneySums {
  /** Charged less exempted. */
  charged: number;
  exempted: number;
  /** At tills. */
  cash: number;
  /** Over the payment platform. */
  online: number;
  refunded: number;
}

export interface WantedMoney {
  /** What was booked from `start` on and before `end`. */
  start: Date;
  end: Date;
  /** SQL condition over `dossier.dossier d`: of which dossiers. */
  where: Sql;
}

/** Knows what was booked. A book is only added to: any past time gives the same sums for ever. */
export interface MoneyBook {
  sum(wanted: WantedMoney): Promise<MoneySums>;
}

/** Between who keeps the books and who reports on them. One module offers its book while it starts. */
@Injectable()
export class MoneyOfDossiers {
  private book: MoneyBook | undefined;

  keepAt(book: MoneyBook): void {
    this.book = book;
  }

  /** `undefined` = nobody keeps any. */
  async sum(wanted: WantedMoney): Promise<MoneySums | undefined> {
    return this.book?.sum(wanted);
  }
}
