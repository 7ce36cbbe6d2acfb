import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { channelSchema } from '#procedure';
import { ListCouncilAmounts } from '../application/queries/list-council-amounts.ts';
import {
  councilAmountSchema,
  type NewCouncilAmount,
  SetCouncilAmount,
} from '../application/set-council-amount.ts';

const query = z.strictObject({ procedure: z.string().min(1).max(20) });
const params = z.strictObject({ id: z.uuid() });
const withdrawal = z.strictObject({ reason: text(500) });
const created = z.strictObject({ id: z.uuid() });
const instant = z.string().describe('RFC 3339, +07:00');

const list = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      item: z.string(),
      channel: channelSchema.nullable().describe('null = any, as with case and area'),
      case: z.string().nullable(),
      area: z.string().nullable(),
      amount: z.int().describe('whole đồng'),
      resolution: z.string(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      enteredAt: instant,
      enteredBy: z.string(),
      withdrawn: z.strictObject({ at: instant, by: z.string(), reason: z.string() }).nullable(),
    }),
  ),
});

const access = may('administer', 'Fee');

/** What the People's Council of the province has set. */
@Controller('administration/council-amounts')
export class CouncilAmountController {
  constructor(
    private readonly listing: ListCouncilAmounts,
    private readonly amounts: SetCouncilAmount,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Amounts the People’s Council has set for a procedure, all there ever were',
    access,
    query,
    answer: list,
  })
  async list(@Query() { procedure }: z.infer<typeof query>): Promise<z.infer<typeof list>> {
    const amounts = await this.listing.execute(procedure);
    return {
      items: amounts.map(
        ({
          procedureCode: _code,
          caseCode,
          areaCode,
          enteredAt,
          withdrawnAt,
          withdrawnBy,
          withdrawnWhy,
          ...amount
        }) => ({
          ...amount,
          case: caseCode,
          area: areaCode,
          enteredAt: rfc3339(enteredAt),
          withdrawn: withdrawnAt && {
            at: rfc3339(withdrawnAt),
            by: withdrawnBy ?? '',
            reason: withdrawnWhy ?? '',
          },
        }),
      ),
    };
  }

  @Post()
  @Endpoint({
    summary: 'Enter an amount of a resolution of the People’s Council, from a day on',
    access,
    body: councilAmountSchema,
    answer: created,
    status: 201,
    idempotent: true,
  })
  set(
    @Caller() officer: Principal,
    @Body() body: NewCouncilAmount,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof created>> {
    return this.idempotency.keeping<z.infer<typeof created>>(officer.username, request, (record) =>
      this.amounts.set(officer, body, record),
    );
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @Endpoint({
    summary: 'Withdraw an amount that was entered wrongly; what was charged by it stays',
    access,
    params,
    body: withdrawal,
    status: 204,
  })
  async withdraw(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { reason }: z.infer<typeof withdrawal>,
  ): Promise<void> {
    await this.amounts.withdraw(officer, id, reason);
  }
}
