import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { Endpoint, everyone, signedIn } from '#platform/http';
import { EndOwnSessions } from '../application/end-own-sessions.ts';
import type { OpenedSession } from '../application/open-session.ts';
import { ListOwnSessions } from '../application/queries/list-own-sessions.ts';
import { RedeemHandover } from '../application/redeem-handover.ts';
import type { RecognisedSession } from '../application/recognise-session.ts';
import { RefreshSession } from '../application/refresh-session.ts';
import { SignIn } from '../application/sign-in.ts';
import type { Client } from '../domain/client.ts';
import type { Principal } from '../domain/principal.ts';
import { Caller, CallersSession } from './caller.ts';
import { CallingClient } from './client.ts';
import { DescribeOfficer, officerSchema } from './describe-officer.ts';
import {
  openedSession,
  refreshBody,
  sessionList,
  signInBody,
  tokensSchema,
  writtenTokens,
} from './session-forms.ts';
import { handoverBody } from './sign-on-forms.ts';

const params = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });
const ALWAYS = ['password-change', 'second-factor-enrolment'];

@Controller('sessions')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly redeem: RedeemHandover,
    private readonly refreshing: RefreshSession,
    private readonly listing: ListOwnSessions,
    private readonly end: EndOwnSessions,
    private readonly describe: DescribeOfficer,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Sign in',
    access: everyone('this is where one signs in'),
    guessable: true,
    body: signInBody,
    status: 201,
    answer: openedSession,
  })
  async open(
    @Body() credentials: z.infer<typeof signInBody>,
    @CallingClient() client: Client,
  ): Promise<z.infer<typeof openedSession>> {
    return this.present(await this.signIn.execute(credentials, client));
  }

  @Post('sign-on')
  @Endpoint({
    summary: 'Fetch the session of a single sign-on, with the secret its challenge was made of',
    access: everyone('this is where one signs in'),
    guessable: true,
    body: handoverBody,
    status: 201,
    answer: openedSession,
  })
  async openBySignOn(
    @Body() { handover, secret }: z.infer<typeof handoverBody>,
    @CallingClient() client: Client,
  ): Promise<z.infer<typeof openedSession>> {
    return this.present(await this.redeem.execute({ code: handover, secret }, client));
  }

  @Post('refresh')
  @HttpCode(200)
  @Endpoint({
    summary: 'Exchange a refresh token for new tokens; the old ones are of no use any more',
    access: everyone('the refresh token says who it is'),
    guessable: true,
    body: refreshBody,
    answer: tokensSchema,
  })
  async refresh(@Body() body: z.infer<typeof refreshBody>): Promise<z.infer<typeof tokensSchema>> {
    return writtenTokens(await this.refreshing.execute(body.refreshToken));
  }

  @Get()
  @Endpoint({ summary: 'My open sessions', access: signedIn, answer: sessionList })
  async list(@CallersSession() session: RecognisedSession): Promise<z.infer<typeof sessionList>> {
    const lines = await this.listing.execute(session.principal.accountId);
    return {
      items: lines.map(({ openedAt, lastUsedAt, ...line }) => ({
        ...line,
        openedAt: rfc3339(openedAt),
        lastUsedAt: rfc3339(lastUsedAt),
        current: line.id === session.sessionId,
      })),
    };
  }

  @Get('current')
  @Endpoint({ summary: 'Who am I', access: signedIn, amid: ALWAYS, answer: officerSchema })
  current(@Caller() principal: Principal): Promise<z.infer<typeof officerSchema>> {
    return this.describe.officer(principal);
  }

  @Delete('current')
  @HttpCode(204)
  @Endpoint({ summary: 'Sign out', access: signedIn, amid: ALWAYS, status: 204 })
  close(@CallersSession() { principal, sessionId }: RecognisedSession): Promise<void> {
    return this.end.one(principal, sessionId);
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint({ summary: 'End one of my sessions', access: signedIn, params, status: 204 })
  closeOne(@Caller() principal: Principal, @Param() { id }: z.infer<typeof params>): Promise<void> {
    return this.end.one(principal, id);
  }

  @Delete()
  @HttpCode(204)
  @Endpoint({ summary: 'Sign out everywhere', access: signedIn, amid: ALWAYS, status: 204 })
  closeAll(@Caller() principal: Principal): Promise<void> {
    return this.end.all(principal);
  }
  private async present(opened: OpenedSession): Promise<z.infer<typeof openedSession>> {
    const officer = await this.describe.officer(opened.principal);
    return { ...writtenTokens(opened), doFirst: opened.confinement, officer };
  }
}
