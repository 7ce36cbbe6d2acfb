import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { DisableAccount } from '../application/disable-account.ts';
import { EndAccountSessions } from '../application/end-account-sessions.ts';
import { ResetPassword } from '../application/reset-password.ts';
import { ResetSecondFactor } from '../application/reset-second-factor.ts';
import { UnlockAccount } from '../application/unlock-account.ts';
import type { Principal } from '../domain/principal.ts';
import { accountParams, reasonBody, toldPassword } from './account-forms.ts';
import { Caller } from './caller.ts';

type Params = z.infer<typeof accountParams>;
type Reason = z.infer<typeof reasonBody>;

const administration = {
  access: may('administer', 'Account'),
  params: accountParams,
  body: reasonBody,
} as const;

/** What administrators do to one account, each with a reason. */
@Controller('administration/accounts/:id')
export class AccountActsController {
  constructor(
    private readonly accounts: DisableAccount,
    private readonly passwords: ResetPassword,
    private readonly factors: ResetSecondFactor,
    private readonly locks: UnlockAccount,
    private readonly sessions: EndAccountSessions,
  ) {}

  @Post('disabling')
  @HttpCode(204)
  @Endpoint({ ...administration, summary: 'Take an account out of use; its sessions end', status: 204 })
  disable(@Caller() caller: Principal, @Param() { id }: Params, @Body() { reason }: Reason): Promise<void> {
    return this.accounts.disable(caller, id, reason);
  }

  @Post('enabling')
  @HttpCode(204)
  @Endpoint({ ...administration, summary: 'Let an account back into use', status: 204 })
  enable(@Caller() caller: Principal, @Param() { id }: Params, @Body() { reason }: Reason): Promise<void> {
    return this.accounts.enable(caller, id, reason);
  }

  @Post('password-reset')
  @HttpCode(200)
  @Endpoint({
    ...administration,
    summary: 'Give an account a one-time password; its sessions end',
    answer: toldPassword,
  })
  async resetPassword(
    @Caller() caller: Principal,
    @Param() { id }: Params,
    @Body() { reason }: Reason,
  ): Promise<z.infer<typeof toldPassword>> {
    const { password, until } = await this.passwords.execute(caller, id, reason);
    return { password, validUntil: rfc3339(until) };
  }

  @Post('second-factor-reset')
  @HttpCode(204)
  @Endpoint({
    ...administration,
    summary: 'Take the second factor of an account away; its sessions end',
    status: 204,
  })
  resetFactor(@Caller() caller: Principal, @Param() { id }: Params, @Body() { reason }: Reason) {
    return this.factors.execute(caller, id, reason);
  }

  @Post('unlocking')
  @HttpCode(204)
  @Endpoint({ ...administration, summary: 'Forget the failed sign-ins of an account', status: 204 })
  unlock(@Caller() caller: Principal, @Param() { id }: Params, @Body() { reason }: Reason): Promise<void> {
    return this.locks.execute(caller, id, reason);
  }

  @Post('sessions/end')
  @HttpCode(204)
  @Endpoint({ ...administration, summary: 'Sign an account out everywhere', status: 204 })
  endSessions(@Caller() caller: Principal, @Param() { id }: Params, @Body() { reason }: Reason) {
    return this.sessions.execute(caller, id, reason);
  }
}
