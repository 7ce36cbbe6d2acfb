import { Injectable } from '@nestjs/common';

/** Where a payer may pay right now. */
export interface OpenPayment {
  url: string;
  /** Whole đồng. */
  amount: number;
  expiresAt: Date;
}

/** Knows where a dossier’s fees may be paid online. */
export interface PaymentCounter {
  of(dossierId: string): Promise<OpenPayment | undefined>;
}

/** Between who takes money online and who shows a payer where. Modules add theirs while they start. */
@Injectable()
export class OpenPayments implements PaymentCounter {
  private readonly counters: PaymentCounter[] = [];

  add(counter: PaymentCounter): void {
    this.counters.push(counter);
  }

  /** The first that is open. */
  async of(dossierId: string): Promise<OpenPayment | undefined> {
    const open = await Promise.all(this.counters.map((counter) => counter.of(dossierId)));
    return open.find((one) => one !== undefined);
  }
}
