import { Controller, Headers, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { HearZalo } from '../application/zalo/hear-zalo.ts';

const body = z.record(z.string(), z.unknown()).describe('an event of Zalo’s webhooks');
const answer = z.strictObject({ heard: z.literal(true) });

/** Where Zalo tells what happened; signed over the body as it came. */
@Controller('zalo')
export class ZaloController {
  constructor(private readonly hear: HearZalo) {}

  @Post('events')
  @HttpCode(200)
  @Endpoint({
    summary: 'What Zalo tells: a message arrived on a phone; the same may come again, late, and in any order',
    access: everyone('Zalo signs what it tells; what is not signed by it is refused and changes nothing'),
    seesEverything: true,
    body,
    answer,
  })
  async take(
    @Req() { rawBody }: RawBodyRequest<FastifyRequest>,
    @Headers('x-zevent-signature') signature = '',
  ): Promise<z.infer<typeof answer>> {
    await this.hear.execute(rawBody ?? Buffer.alloc(0), signature);
    return { heard: true };
  }
}
