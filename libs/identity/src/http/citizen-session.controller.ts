import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { citizens, Endpoint, everyone } from '#platform/http';
import { EndCitizenSession } from '../application/end-citizen-session.ts';
import { RedeemCitizenHandover } from '../application/redeem-citizen-handover.ts';
import type { Citizen } from '../domain/citizen.ts';
import { CallingCitizen } from './caller.ts';
import { instant } from './session-forms.ts';
import { handoverBody } from './sign-on-forms.ts';

const openedSession = z.strictObject({
  accessToken: z.string().describe('For the endpoints of citizens alone'),
  expiresAt: instant.describe('When the session ends; nothing prolongs it'),
});

@Controller('citizen-sessions')
export class CitizenSessionController {
  constructor(
    private readonly redeem: RedeemCitizenHandover,
    private readonly end: EndCitizenSession,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Fetch the session of a citizen’s sign-on, with the secret its challenge was made of',
    access: everyone('this is where one signs in'),
    guessable: true,
    body: handoverBody,
    status: 201,
    answer: openedSession,
  })
  async open(
    @Body() { handover, secret }: z.infer<typeof handoverBody>,
  ): Promise<z.infer<typeof openedSession>> {
    const { accessToken, expiresAt } = await this.redeem.execute({ code: handover, secret });
    return { accessToken, expiresAt: rfc3339(expiresAt) };
  }

  @Delete('current')
  @HttpCode(204)
  @Endpoint({ summary: 'Sign out, as a citizen', access: citizens, status: 204 })
  close(@CallingCitizen() citizen: Citizen): Promise<void> {
    return this.end.execute(citizen);
  }
}
