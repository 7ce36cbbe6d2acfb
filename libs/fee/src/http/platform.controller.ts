import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { HearPlatform } from '../application/hear-platform.ts';

const body = z.record(z.string(), z.unknown()).describe('the call-back of the platform’s protocol');
const answer = z.record(z.string(), z.string()).describe('the answer of the platform’s protocol');

/** Where the payment platform calls back. */
@Controller('payment-platform')
export class PlatformController {
  constructor(private readonly hear: HearPlatform) {}

  @Post('call-backs')
  @HttpCode(200)
  @Endpoint({
    summary: 'What became of a payment, told by the platform; the same may come again, and in any order',
    access: everyone('the platform signs what it tells; what is not signed by it changes nothing'),
    seesEverything: true,
    body,
    answer,
  })
  take(@Body() told: z.infer<typeof body>): Promise<z.infer<typeof answer>> {
    return this.hear.execute(told);
  }
}
