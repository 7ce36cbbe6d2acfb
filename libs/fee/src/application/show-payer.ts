import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type OpenPayment, OpenPayments, type PaymentCounter } from '#dossier';
import { Clock } from '#platform/clock';
import type { Sql } from '#platform/database';
import { openRequest, type OpenRequest } from '../persistence/payment-requests.ts';

/** Shows whoever is to pay where they may do so online, while the address is good. */
@Injectable()
export class ShowPayer implements PaymentCounter, OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly payments: OpenPayments,
  ) {}

  onModuleInit(): void {
    this.payments.add(this);
  }

  rows(dossierId: Sql): Sql {
    return openRequest(dossierId, this.clock.now());
  }

  open(found: unknown): OpenPayment | undefined {
    const request = found as OpenRequest | null;
    return request === null ? undefined : { ...request, expiresAt: new Date(request.expiresAt) };
  }
}
