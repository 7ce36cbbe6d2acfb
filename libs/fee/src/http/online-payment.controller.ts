import { Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { AskOnlinePayment } from '../application/ask-online-payment.ts';
import { paymentResponse, presentPayment } from './account.responses.ts';

const params = z.strictObject({ id: z.uuid() });

/** Paying a dossier's fees online. */
@Controller('dossiers/:id/fees/online-payments')
export class OnlinePaymentController {
  constructor(
    private readonly asking: AskOnlinePayment,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Ask the payment platform to take all that is owed; gives the address to pay at',
    access: may('handle fees', 'Dossier'),
    params,
    answer: paymentResponse,
    status: 201,
    idempotent: true,
  })
  async ask(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof paymentResponse>> {
    const asked = await this.idempotency.keeping<{ id: string }>(officer.username, request, (record) =>
      this.asking.write(officer, id, record),
    );
    return presentPayment(await this.asking.open(asked.id));
  }
}
