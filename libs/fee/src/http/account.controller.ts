import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import type { Sql } from '#platform/database';
import { text } from '#platform/fields';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import type { AccountOutcome } from '../application/accounts.ts';
import { exemptionSchema, GrantExemption } from '../application/grant-exemption.ts';
import { LayCharges, type Notice, noticeSchema } from '../application/lay-charges.ts';
import { ShowAccount } from '../application/queries/show-account.ts';
import { ReverseEntry } from '../application/reverse-entry.ts';
import { paymentSchema, TakePayment } from '../application/take-payment.ts';
import { accountResponse, outcomeResponse, presentAccount, presentOutcome } from './account.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const entryParams = z.strictObject({ id: z.uuid(), entryId: z.string().regex(/^\d{1,18}$/) });
const assessment = z.strictObject({
  area: z
    .string()
    .max(40)
    .optional()
    .describe('code of the area, or `ordinary`, where the fees depend on it; kept with the dossier'),
});
const reversalBody = z.strictObject({ reason: text(500) });
const act = { answer: outcomeResponse, status: 201, idempotent: true };
const handling = may('handle fees', 'Dossier');

type Params = z.infer<typeof params>;
type Outcome = z.infer<typeof outcomeResponse>;
type Recording = (outcome: AccountOutcome) => Sql;

/** The account of a dossier: what it was charged, exempted from, and paid. */
@Controller('dossiers/:id/fees')
export class AccountController {
  constructor(
    private readonly show: ShowAccount,
    private readonly charges: LayCharges,
    private readonly exemption: GrantExemption,
    private readonly payment: TakePayment,
    private readonly reversal: ReverseEntry,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'What a dossier owes, line by line, and what is to be repaid',
    access: may('read', 'Dossier'),
    params,
    answer: accountResponse,
  })
  async account(
    @Caller() officer: Principal,
    @Param() { id }: Params,
  ): Promise<z.infer<typeof accountResponse>> {
    return presentAccount(await this.show.execute(officer, id));
  }

  @Post('assessments')
  @Endpoint({
    ...act,
    summary: 'Lay down what the catalogue asks for, as far as it is not charged yet',
    access: handling,
    params,
    body: assessment,
  })
  assess(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() { area }: z.infer<typeof assessment>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Outcome> {
    return this.once(officer, request, (record) => this.charges.fromCatalogue(officer, id, area, record));
  }

  @Post('charges')
  @Endpoint({
    ...act,
    summary: 'Charge what a notice or a decision says',
    access: handling,
    params,
    body: noticeSchema,
  })
  charge(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() notice: Notice,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Outcome> {
    return this.once(officer, request, (record) => this.charges.byNotice(officer, id, notice, record));
  }

  @Post('exemptions')
  @Endpoint({
    ...act,
    summary: 'Free a charge wholly or in part; above the desk’s limit a unit head or leader does',
    access: may('exempt fees', 'Dossier'),
    params,
    body: exemptionSchema,
  })
  exempt(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() body: z.infer<typeof exemptionSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Outcome> {
    return this.once(officer, request, (record) => this.exemption.execute(officer, id, body, record));
  }

  @Post('payments')
  @Endpoint({
    ...act,
    summary: 'Take cash at the desk and number its receipt; the day of the till must be open',
    access: handling,
    params,
    body: paymentSchema,
  })
  pay(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() body: z.infer<typeof paymentSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Outcome> {
    return this.once(officer, request, (record) => this.payment.execute(officer, id, body, record));
  }

  @Post('entries/:entryId/reversal')
  @Endpoint({
    ...act,
    summary: 'Take an entry back by one against it; the receipt of a payment is void with it',
    access: may('decide fees', 'Dossier'),
    params: entryParams,
    body: reversalBody,
  })
  reverse(
    @Caller() officer: Principal,
    @Param() { id, entryId }: z.infer<typeof entryParams>,
    @Body() { reason }: z.infer<typeof reversalBody>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Outcome> {
    return this.once(officer, request, (record) =>
      this.reversal.execute(officer, id, { entryId, reason }, record),
    );
  }

  private async once(
    { username }: Principal,
    request: IdempotentRequest,
    work: (record: Recording) => Promise<AccountOutcome>,
  ): Promise<Outcome> {
    return presentOutcome(await this.idempotency.keeping<AccountOutcome>(username, request, work));
  }
}
