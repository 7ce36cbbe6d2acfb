import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { CreateAccount } from '../application/create-account.ts';
import { ListAccounts } from '../application/queries/list-accounts.ts';
import type { Principal } from '../domain/principal.ts';
import { accountList, accountQuery, createBody, createdAccount } from './account-forms.ts';
import { Caller } from './caller.ts';
import { DescribeOfficer } from './describe-officer.ts';

/** The accounts of all officers, for administrators. */
@Controller('administration/accounts')
export class AccountController {
  constructor(
    private readonly listing: ListAccounts,
    private readonly creating: CreateAccount,
    private readonly describe: DescribeOfficer,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Accounts by user name',
    access: may('administer', 'Account'),
    query: accountQuery,
    answer: accountList,
  })
  async list(
    @Query() { cursor, ...filter }: z.infer<typeof accountQuery>,
  ): Promise<z.infer<typeof accountList>> {
    const lines = await this.listing.execute({ ...filter, after: cursor });
    const items = await Promise.all(
      lines.slice(0, filter.limit).map(async (line) => ({
        ...line,
        positions: await this.describe.positions(line.positions),
        disabledAt: rfc3339(line.disabledAt),
        lockedUntil: rfc3339(line.lockedUntil),
        oneTimePasswordUntil: rfc3339(line.oneTimePasswordUntil),
      })),
    );
    return { items, next: lines.length > filter.limit ? (items.at(-1)?.username ?? null) : null };
  }

  /** Carries no Idempotency-Key: the answer would be kept, and the password with it. */
  @Post()
  @Endpoint({
    summary: 'Give an officer an account',
    access: may('administer', 'Account'),
    body: createBody,
    status: 201,
    answer: createdAccount,
  })
  async create(
    @Caller() administrator: Principal,
    @Body() { officer }: z.infer<typeof createBody>,
  ): Promise<z.infer<typeof createdAccount>> {
    const { until, ...account } = await this.creating.execute(administrator, officer);
    return { ...account, validUntil: rfc3339(until) };
  }
}
