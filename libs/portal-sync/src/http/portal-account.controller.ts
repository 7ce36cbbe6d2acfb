import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { identityNumber } from '#dossier';
import { Endpoint } from '#platform/http';
import { LookUpAccount } from '../application/look-up-account.ts';

const body = z.strictObject({ identityNumber });
const answer = z.strictObject({
  techId: z.string().nullable().describe('of the account at the portal; null = there is none'),
});

/** Accounts of citizens at the national portal. */
@Controller('portal-accounts')
export class PortalAccountController {
  constructor(private readonly lookUp: LookUpAccount) {}

  @Post('look-up')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Ask the national portal for the account of an identity number, for a dossier of the portal that lacks it',
    access: may('settle', 'PortalFault'),
    body,
    answer,
    recorded: 'look',
  })
  async find(@Body() wanted: z.infer<typeof body>): Promise<z.infer<typeof answer>> {
    return { techId: await this.lookUp.execute(wanted.identityNumber) };
  }
}
