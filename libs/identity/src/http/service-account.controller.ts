import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import { Endpoint, SERVICE_SCOPES } from '#platform/http';
import { DisableServiceAccount } from '../application/disable-service-account.ts';
import { OpenServiceAccount } from '../application/open-service-account.ts';
import { type KeyLine, ListServiceAccounts } from '../application/queries/list-service-accounts.ts';
import type { Principal } from '../domain/principal.ts';
import { Caller } from './caller.ts';

const administrators = may('administer', 'Service');

export const serviceName = z.string().regex(/^[a-z][a-z0-9-]{2,39}$/);
const params = z.strictObject({ name: serviceName });

const accountBody = z.strictObject({
  name: serviceName,
  /** Code of the agency whose dossiers it may read. */
  agency: z.string().min(1).max(40),
  purpose: text(500),
  /** User name of the officer who answers for it. */
  owner: z.string().min(1).max(100),
});

const opened = z.strictObject({ name: z.string() });

const account = z.strictObject({
  name: z.string(),
  agency: z.strictObject({ code: z.string(), name: z.string() }),
  purpose: z.string(),
  owner: z.string(),
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
  keys: z.array(
    z.strictObject({
      id: z.string(),
      scopes: z.array(z.enum(SERVICE_SCOPES)),
      createdAt: z.string(),
      expiresAt: z.string(),
      lastUsedAt: z.string().nullable(),
      revokedAt: z.string().nullable(),
      replacedBy: z.string().nullable(),
    }),
  ),
});
const accounts = z.strictObject({ items: z.array(account) });

@Controller('administration/service-accounts')
export class ServiceAccountController {
  constructor(
    private readonly listing: ListServiceAccounts,
    private readonly openAccount: OpenServiceAccount,
    private readonly disableAccount: DisableServiceAccount,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Service accounts with their keys, without what opens anything',
    access: administrators,
    answer: accounts,
  })
  async list(): Promise<z.infer<typeof accounts>> {
    const items = await this.listing.execute();
    return {
      items: items.map(({ agencyCode, agencyName, ownerName, ...line }) => ({
        ...line,
        agency: { code: agencyCode, name: agencyName },
        owner: ownerName,
        createdAt: rfc3339(line.createdAt),
        disabledAt: rfc3339(line.disabledAt),
        keys: line.keys.map(presentKey),
      })),
    };
  }

  @Post()
  @Endpoint({
    summary: 'Open an account for a program of others; it can do nothing until it has a key',
    access: administrators,
    body: accountBody,
    status: 201,
    answer: opened,
  })
  async open(
    @Caller() administrator: Principal,
    @Body() body: z.infer<typeof accountBody>,
  ): Promise<z.infer<typeof opened>> {
    await this.openAccount.execute(body, administrator);
    return { name: body.name };
  }

  @Post(':name/disabling')
  @HttpCode(204)
  @Endpoint({
    summary: 'End a service account and all of its keys, for good',
    access: administrators,
    params,
    status: 204,
  })
  disable(@Caller() administrator: Principal, @Param() { name }: z.infer<typeof params>): Promise<void> {
    return this.disableAccount.execute(name, administrator);
  }
}

const presentKey = ({ scopes, createdAt, expiresAt, lastUsedAt, revokedAt, ...key }: KeyLine) => ({
  ...key,
  scopes: z.array(z.enum(SERVICE_SCOPES)).parse(scopes),
  createdAt: rfc3339(new Date(createdAt)),
  expiresAt: rfc3339(new Date(expiresAt)),
  lastUsedAt: instant(lastUsedAt),
  revokedAt: instant(revokedAt),
});

const instant = (written: string | null): string | null =>
  written === null ? null : rfc3339(new Date(written));
