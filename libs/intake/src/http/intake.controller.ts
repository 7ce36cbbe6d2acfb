import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { TrackingLinks } from '#dossier';
import { Caller, type Principal } from '#identity';
import { Endpoint, Idempotent, type IdempotentRequest } from '#platform/http';
import { ReceiveSeveral } from '../application/receive-several.ts';
import { RegisterDossier } from '../application/register-dossier.ts';
import {
  type IntakeRequest,
  intakeSchema,
  MOST_MATTERS,
  refusalSchema,
  type SeveralRequest,
  severalSchema,
} from '../domain/intake-request.ts';
import { presentReceipt, presentRefusal, receiptResponse, refusedResponse } from './receipt.ts';

const atTheDesk = may('receive', 'Dossier');

@Controller('dossiers')
export class IntakeController {
  constructor(
    private readonly register: RegisterDossier,
    private readonly several: ReceiveSeveral,
    private readonly links: TrackingLinks,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Receive a complete dossier: gives its code, appointment, tracking secret and slip',
    access: atTheDesk,
    body: intakeSchema,
    status: 201,
    answer: receiptResponse,
    idempotent: true,
  })
  async receive(
    @Caller() officer: Principal,
    @Body() body: IntakeRequest,
    @Idempotent() replay: IdempotentRequest,
  ): Promise<z.infer<typeof receiptResponse>> {
    return presentReceipt(await this.register.receive(body, officer, replay), this.links);
  }

  @Post('several')
  @Endpoint({
    summary: `Receive up to ${MOST_MATTERS} matters of one applicant: all of them or none, a receipt for each`,
    access: atTheDesk,
    body: severalSchema,
    status: 201,
    answer: z.strictObject({ items: z.array(receiptResponse) }),
    idempotent: true,
  })
  async receiveSeveral(
    @Caller() officer: Principal,
    @Body() body: SeveralRequest,
    @Idempotent() replay: IdempotentRequest,
  ): Promise<{ items: z.infer<typeof receiptResponse>[] }> {
    const received = await this.several.execute(body, officer, replay);
    return { items: received.map((one) => presentReceipt(one, this.links)) };
  }

  @Post('refusals')
  @Endpoint({
    summary: 'Refuse a dossier at the desk, with the reason told to the applicant',
    access: atTheDesk,
    body: refusalSchema,
    status: 201,
    answer: refusedResponse,
    idempotent: true,
  })
  async refuse(
    @Caller() officer: Principal,
    @Body() { reason, ...request }: z.infer<typeof refusalSchema>,
    @Idempotent() replay: IdempotentRequest,
  ): Promise<z.infer<typeof refusedResponse>> {
    return presentRefusal(await this.register.refuse(request, reason, officer, replay));
  }
}
