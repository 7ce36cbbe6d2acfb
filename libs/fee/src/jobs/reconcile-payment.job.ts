import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '#platform/queue';
import { ReconcilePayment } from '../application/reconcile-payment.ts';

/** Serves the queue `reconcile-payment`. */
@Injectable()
export class ReconcilePaymentJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly reconcile: ReconcilePayment,
  ) {}

  onModuleInit(): void {
    this.registry.register('reconcile-payment', ({ paymentRequestId }) =>
      this.reconcile.execute(paymentRequestId),
    );
  }
}
