import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { text } from '#platform/fields';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import type { AccountOutcome } from '../application/accounts.ts';
import { type RefundOutcome, Repay } from '../application/repay.ts';
import { dong } from '../domain/money.ts';
import { outcomeResponse, presentOutcome, refundOutcome } from './account.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const refundParams = z.strictObject({ id: z.uuid(), refundId: z.uuid() });
const wish = z.strictObject({ amount: dong, reason: text(500) });
const decisionBody = z.strictObject({ decision: text(500) });
const deciding = {
  access: may('decide fees', 'Dossier'),
  params: refundParams,
  body: decisionBody,
  answer: refundOutcome,
  idempotent: true,
};

type RefundParams = z.infer<typeof refundParams>;
type Decision = z.infer<typeof decisionBody>;

/** Repaying what was paid too much: one person asks, another decides. */
@Controller('dossiers/:id/fees/refunds')
export class RefundController {
  constructor(
    private readonly repay: Repay,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Ask for what was paid too much to be repaid',
    access: may('handle fees', 'Dossier'),
    params,
    body: wish,
    answer: refundOutcome,
    status: 201,
    idempotent: true,
  })
  request(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof wish>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<RefundOutcome> {
    return this.idempotency.keeping<RefundOutcome>(officer.username, request, (record) =>
      this.repay.request(officer, id, body, record),
    );
  }

  @Post(':refundId/approval')
  @HttpCode(200)
  @Endpoint({ ...deciding, summary: 'Approve a refund another person has asked for' })
  approve(
    @Caller() officer: Principal,
    @Param() at: RefundParams,
    @Body() body: Decision,
    @Idempotent() request: IdempotentRequest,
  ): Promise<RefundOutcome> {
    return this.decide(officer, at, { ...body, state: 'approved' }, request);
  }

  @Post(':refundId/refusal')
  @HttpCode(200)
  @Endpoint({ ...deciding, summary: 'Refuse a refund another person has asked for' })
  refuse(
    @Caller() officer: Principal,
    @Param() at: RefundParams,
    @Body() body: Decision,
    @Idempotent() request: IdempotentRequest,
  ): Promise<RefundOutcome> {
    return this.decide(officer, at, { ...body, state: 'refused' }, request);
  }

  @Post(':refundId/payout')
  @Endpoint({
    summary: 'Pay an approved refund out of the till and number its voucher',
    access: may('handle fees', 'Dossier'),
    params: refundParams,
    answer: outcomeResponse,
    status: 201,
    idempotent: true,
  })
  async payOut(
    @Caller() officer: Principal,
    @Param() { id, refundId }: RefundParams,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof outcomeResponse>> {
    const paid = await this.idempotency.keeping<AccountOutcome>(officer.username, request, (record) =>
      this.repay.payOut(officer, id, refundId, record),
    );
    return presentOutcome(paid);
  }

  private decide(
    officer: Principal,
    { id, refundId }: RefundParams,
    decision: Decision & { state: 'approved' | 'refused' },
    request: IdempotentRequest,
  ): Promise<RefundOutcome> {
    return this.idempotency.keeping<RefundOutcome>(officer.username, request, (record) =>
      this.repay.decide(officer, id, { refundId, ...decision }, record),
    );
  }
}
