import { Injectable } from '@nestjs/common';
import { empty, join, sql, type Sql } from '#platform/database';

/** Where a payer may pay right now. */
export interface OpenPayment {
  url: string;
  /** Whole đồng. */
  amount: number;
  expiresAt: Date;
}

/** Knows where a dossier’s fees may be paid online. It is read in one statement with the dossier. */
export interface PaymentCounter {
  /** jsonb of what it has of a dossier, or null. @param dossierId its id */
  rows(dossierId: Sql): Sql;
  /** @param found what {@link rows} came to */
  open(found: unknown): OpenPayment | undefined;
}

/** Between who takes money online and who shows a payer where. Modules add theirs while they start. */
@Injectable()
export class OpenPayments {
  private readonly counters: PaymentCounter[] = [];

  add(counter: PaymentCounter): void {
    this.counters.push(counter);
  }

  /** jsonb array, one member a counter. */
  rows(dossierId: Sql): Sql {
    const rows = this.counters.map((counter) => counter.rows(dossierId));
    return sql`jsonb_build_array(${rows.length === 0 ? empty : join(rows)})`;
  }

  /** The first that is open. */
  open(found: readonly unknown[]): OpenPayment | undefined {
    const open = this.counters.map((counter, place) => counter.open(found[place]));
    return open.find((one) => one !== undefined);
  }
}
