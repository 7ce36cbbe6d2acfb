import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { LinkExternalIdentity } from '../application/link-external-identity.ts';
import { ListExternalIdentities } from '../application/queries/list-external-identities.ts';
import { UnlinkExternalIdentity } from '../application/unlink-external-identity.ts';
import type { Principal } from '../domain/principal.ts';
import { Caller } from './caller.ts';

const administrators = may('administer', 'Account');

const params = z.strictObject({ username: z.string().min(1).max(100) });
const linkParams = params.extend({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const linkBody = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  /** Letter for letter as the provider names the person. */
  subject: z.string().min(1).max(255),
});
const linked = z.strictObject({ id: z.int() });
const links = z.strictObject({
  items: z.array(
    z.strictObject({ id: z.int(), issuer: z.string(), subject: z.string(), linkedAt: z.string() }),
  ),
});

@Controller('administration/accounts/:username/external-identities')
export class ExternalIdentityController {
  constructor(
    private readonly listing: ListExternalIdentities,
    private readonly link: LinkExternalIdentity,
    private readonly unlink: UnlinkExternalIdentity,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Who of which provider may sign on as this officer',
    access: administrators,
    params,
    answer: links,
  })
  async list(@Param() { username }: z.infer<typeof params>): Promise<z.infer<typeof links>> {
    const items = await this.listing.execute(username);
    return { items: items.map((line) => ({ ...line, linkedAt: rfc3339(line.linkedAt) })) };
  }

  @Post()
  @Endpoint({
    summary: 'Let a person of a provider sign on as this officer',
    access: administrators,
    params,
    body: linkBody,
    status: 201,
    answer: linked,
  })
  async add(
    @Caller() administrator: Principal,
    @Param() { username }: z.infer<typeof params>,
    @Body() identity: z.infer<typeof linkBody>,
  ): Promise<z.infer<typeof linked>> {
    return { id: await this.link.execute(username, identity, administrator) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint({
    summary: 'End that a person of a provider may sign on as this officer; the officer’s sessions end',
    access: administrators,
    params: linkParams,
    status: 204,
  })
  remove(
    @Caller() administrator: Principal,
    @Param() { username, id }: z.infer<typeof linkParams>,
  ): Promise<void> {
    return this.unlink.execute(username, id, administrator);
  }
}
