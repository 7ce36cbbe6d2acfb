import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { toString as qrCode } from 'qrcode';
import { z } from 'zod';
import { Endpoint, signedIn } from '#platform/http';
import { ChangePassword } from '../application/change-password.ts';
import { ConfirmSecondFactor } from '../application/confirm-second-factor.ts';
import { EnrolSecondFactor } from '../application/enrol-second-factor.ts';
import { ProveFactorInSession } from '../application/prove-factor-in-session.ts';
import type { RecognisedSession } from '../application/recognise-session.ts';
import type { Client } from '../domain/client.ts';
import { CallersSession } from './caller.ts';
import { CallingClient } from './client.ts';
import { codeField, passwordField } from './session-forms.ts';

const passwordBody = z.strictObject({ present: passwordField, wanted: passwordField });
const enrolBody = z.strictObject({ password: passwordField.describe('The present one') });
const codeBody = z.strictObject({ code: codeField });

const offered = z.strictObject({
  secret: z.string().describe('Base32, to be typed where no picture can be read'),
  uri: z.string().describe('otpauth://…'),
  qr: z.string().describe('The same as a picture, SVG'),
});
const confirmed = z.strictObject({
  recoveryCodes: z.array(z.string()).describe('Each once, instead of a code; shown this once'),
});

const ENROLMENT = ['second-factor-enrolment'];

/** What an officer does about their own account. */
@Controller('account')
export class OwnAccountController {
  constructor(
    private readonly change: ChangePassword,
    private readonly enrol: EnrolSecondFactor,
    private readonly confirm: ConfirmSecondFactor,
    private readonly prove: ProveFactorInSession,
  ) {}

  @Post('password')
  @HttpCode(204)
  @Endpoint({
    summary: 'Change my password; my other sessions end',
    access: signedIn,
    amid: ['password-change'],
    body: passwordBody,
    status: 204,
  })
  changePassword(
    @CallersSession() { principal, sessionId }: RecognisedSession,
    @Body() body: z.infer<typeof passwordBody>,
    @CallingClient() client: Client,
  ): Promise<void> {
    return this.change.execute(principal, sessionId, body, client);
  }

  @Post('second-factor')
  @Endpoint({
    summary: 'Begin with a second factor',
    access: signedIn,
    amid: ENROLMENT,
    body: enrolBody,
    status: 201,
    answer: offered,
  })
  async offer(
    @CallersSession() { principal }: RecognisedSession,
    @Body() { password }: z.infer<typeof enrolBody>,
    @CallingClient() client: Client,
  ): Promise<z.infer<typeof offered>> {
    const factor = await this.enrol.execute(principal, password, client);
    return { ...factor, qr: await qrCode(factor.uri, { type: 'svg' }) };
  }

  @Post('second-factor/confirmation')
  @HttpCode(200)
  @Endpoint({
    summary: 'Make the second factor binding, by a code of it; my other sessions end',
    access: signedIn,
    amid: ENROLMENT,
    body: codeBody,
    answer: confirmed,
  })
  async bind(
    @CallersSession() { principal, sessionId }: RecognisedSession,
    @Body() { code }: z.infer<typeof codeBody>,
    @CallingClient() client: Client,
  ): Promise<z.infer<typeof confirmed>> {
    return { recoveryCodes: await this.confirm.execute(principal, sessionId, code, client) };
  }

  @Post('second-factor/proof')
  @HttpCode(204)
  @Endpoint({
    summary: 'Prove the second factor in a session that was opened without it',
    access: signedIn,
    amid: ENROLMENT,
    body: codeBody,
    status: 204,
  })
  proveFactor(
    @CallersSession() { principal, sessionId }: RecognisedSession,
    @Body() { code }: z.infer<typeof codeBody>,
    @CallingClient() client: Client,
  ): Promise<void> {
    return this.prove.execute(principal, sessionId, code, client);
  }
}
