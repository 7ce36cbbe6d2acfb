import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { Endpoint, SERVICE_SCOPES } from '#platform/http';
import { IssueServiceKey } from '../application/issue-service-key.ts';
import type { IssuedKey } from '../application/new-service-key.ts';
import { RevokeServiceKey } from '../application/revoke-service-key.ts';
import { RotateServiceKey } from '../application/rotate-service-key.ts';
import type { Principal } from '../domain/principal.ts';
import { Caller } from './caller.ts';
import { serviceName } from './service-account.controller.ts';

const administrators = may('administer', 'Service');

const params = z.strictObject({ name: serviceName });
const keyParams = params.extend({ code: z.string().min(1).max(40) });

const days = z.int().min(1).max(365);
const issueBody = z.strictObject({
  scopes: z
    .array(z.enum(SERVICE_SCOPES))
    .min(1)
    .max(SERVICE_SCOPES.length)
    .transform((scopes) => [...new Set(scopes)]),
  days,
});
const rotationBody = z.strictObject({
  days,
  /** For how long the old key goes on beside the new one, unless it ends before. */
  oldKeyDays: z.int().min(0).max(30),
});

const issuedKey = z.strictObject({
  id: z.string(),
  /** Shown this once. */
  key: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.string(),
});

/**
 * Keys are given without `Idempotency-Key`: to answer a repetition, the key would have to be kept as it is. Who lost
 * the answer revokes that key and asks for another.
 */
@Controller('administration/service-accounts/:name/keys')
export class ServiceKeyController {
  constructor(
    private readonly issueKey: IssueServiceKey,
    private readonly rotateKey: RotateServiceKey,
    private readonly revokeKey: RevokeServiceKey,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Give a service account another key, shown this once; for a year at most',
    access: administrators,
    params,
    body: issueBody,
    status: 201,
    answer: issuedKey,
  })
  async issue(
    @Caller() administrator: Principal,
    @Param() { name }: z.infer<typeof params>,
    @Body() wish: z.infer<typeof issueBody>,
  ): Promise<z.infer<typeof issuedKey>> {
    return present(await this.issueKey.execute({ name, ...wish }, administrator));
  }

  @Post(':code/rotation')
  @Endpoint({
    summary: 'Put a new key of the same scopes in the place of this one, which may go on for 30 days at most',
    access: administrators,
    params: keyParams,
    body: rotationBody,
    status: 201,
    answer: issuedKey,
  })
  async rotate(
    @Caller() administrator: Principal,
    @Param() { name, code: keyId }: z.infer<typeof keyParams>,
    @Body() body: z.infer<typeof rotationBody>,
  ): Promise<z.infer<typeof issuedKey>> {
    return present(await this.rotateKey.execute({ name, keyId, ...body }, administrator));
  }

  @Delete(':code')
  @HttpCode(204)
  @Endpoint({ summary: 'End a key at once', access: administrators, params: keyParams, status: 204 })
  revoke(
    @Caller() administrator: Principal,
    @Param() { name, code: keyId }: z.infer<typeof keyParams>,
  ): Promise<void> {
    return this.revokeKey.execute({ name, keyId }, administrator);
  }
}

const present = ({ id, key, scopes, expiresAt }: IssuedKey): z.infer<typeof issuedKey> => ({
  id,
  key,
  scopes: [...scopes],
  expiresAt: rfc3339(expiresAt),
});
