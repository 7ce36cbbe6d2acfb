import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { ListDeposits } from '../application/queries/list-deposits.ts';
import { RetryDeposits } from '../application/retry-deposits.ts';
import { DEPOSIT_STATES } from '../domain/deposit.ts';

const operators = may('administer', 'Operations');
const instant = z.string().describe('RFC 3339, +07:00');
const query = z.strictObject({
  ...pageQuery,
  state: z
    .enum(DEPOSIT_STATES)
    .default('refused')
    .describe(
      '`waiting`: there is no clean file of it; `corrected`: after it was deposited, or its owner was',
    ),
});
const list = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      dossier: z.strictObject({ id: z.uuid(), code: z.string(), procedureCode: z.string() }),
      owner: z.strictObject({ code: z.string(), name: z.string() }).describe('leads the dossier'),
      resultCode: z.string(),
      resultNumber: z.string(),
      state: z.enum(DEPOSIT_STATES),
      attempts: z.int(),
      createdAt: instant,
      settledAt: instant.nullable(),
      reason: z.string().nullable().describe('often in the words of the store'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});
const retryBody = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) });
const retried = z.strictObject({
  retried: z.array(z.uuid()).describe('those that had been refused'),
});

/** Results on their way into the stores of their owners. */
@Controller('operations/personal-store/deposits')
export class DepositController {
  constructor(
    private readonly listing: ListDeposits,
    private readonly retrying: RetryDeposits,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'Results that go into the personal document stores of their owners, by how far they are; the newest first',
    access: operators,
    query,
    answer: list,
  })
  async list(@Query() { state, ...page }: z.infer<typeof query>): Promise<z.infer<typeof list>> {
    const { items, next } = await this.listing.execute(state, page);
    return {
      next,
      items: items.map((line) => ({
        ...line,
        ...{ createdAt: rfc3339(line.createdAt), settledAt: rfc3339(line.settledAt) },
      })),
    };
  }

  @Post('retries')
  @HttpCode(200)
  @Endpoint({
    summary: 'Send up to 500 results again that the store refused',
    access: operators,
    body: retryBody,
    answer: retried,
  })
  async retry(
    @Caller() administrator: Principal,
    @Body() { ids }: z.infer<typeof retryBody>,
  ): Promise<z.infer<typeof retried>> {
    return { retried: await this.retrying.execute(administrator, ids) };
  }
}
