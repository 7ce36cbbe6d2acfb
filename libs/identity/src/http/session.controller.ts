import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Directory, OFFICER_ROLES } from '#organization';
import { rfc3339 } from '#platform/clock';
import { Endpoint, everyone, signedIn } from '#platform/http';
import { EndSession } from '../application/end-session.ts';
import { OpenSession } from '../application/open-session.ts';
import { ProvePassword } from '../application/prove-password.ts';
import type { Client } from '../domain/client.ts';
import type { Principal } from '../domain/principal.ts';
import { bearerToken } from './access.guard.ts';
import { Caller } from './caller.ts';
import { CallingClient } from './client.ts';

const signInBody = z.strictObject({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});

const officer = z.strictObject({
  username: z.string(),
  fullName: z.string(),
  positions: z.array(
    z.strictObject({
      agency: z.strictObject({ code: z.string(), name: z.string() }),
      role: z.enum(OFFICER_ROLES),
      title: z.string(),
    }),
  ),
});

const session = z.strictObject({ token: z.string(), expiresAt: z.string(), officer });

@Controller('sessions')
export class SessionController {
  constructor(
    private readonly prove: ProvePassword,
    private readonly openSession: OpenSession,
    private readonly end: EndSession,
    private readonly directory: Directory,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Sign in',
    access: everyone('this is where one signs in'),
    body: signInBody,
    status: 201,
    answer: session,
  })
  async open(
    @Body() { username, password }: z.infer<typeof signInBody>,
    @CallingClient() client: Client,
  ): Promise<z.infer<typeof session>> {
    const accountId = await this.prove.execute(username, password);
    const proof = { method: 'password', secondFactor: false } as const;
    const { token, expiresAt, principal } = await this.openSession.execute(accountId, proof, client);
    return { token, expiresAt: rfc3339(expiresAt), officer: await this.describe(principal) };
  }

  @Get('current')
  @Endpoint({ summary: 'Who am I', access: signedIn, answer: officer })
  current(@Caller() principal: Principal): Promise<z.infer<typeof officer>> {
    return this.describe(principal);
  }

  @Delete('current')
  @HttpCode(204)
  @Endpoint({ summary: 'Sign out', access: signedIn, status: 204 })
  close(@Req() request: FastifyRequest): Promise<void> {
    return this.end.execute(bearerToken(request));
  }

  private async describe({ username, fullName, positions }: Principal): Promise<z.infer<typeof officer>> {
    const described = await Promise.all(
      positions.map(async ({ agencyId, role, title }) => {
        const { code, name } = await this.directory.byId(agencyId);
        return { agency: { code, name }, role, title };
      }),
    );
    return { username, fullName, positions: described };
  }
}
