import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type OpenPayment, OpenPayments, type PaymentCounter } from '#dossier';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { openRequest } from '../persistence/payment-requests.ts';

/** Shows whoever is to pay where they may do so online, while the address is good. */
@Injectable()
export class ShowPayer implements PaymentCounter, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly payments: OpenPayments,
  ) {}

  onModuleInit(): void {
    this.payments.add(this);
  }

  of(dossierId: string): Promise<OpenPayment | undefined> {
    return openRequest(this.database, dossierId, this.clock.now());
  }
}
