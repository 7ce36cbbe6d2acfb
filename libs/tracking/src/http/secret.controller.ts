import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Endpoint, everyone, networkOf } from '#platform/http';
import { AskForSecret } from '../application/ask-for-secret.ts';
import { trackedCode } from './tracking.requests.ts';

const body = z.strictObject({
  phoneEnding: z
    .string()
    .regex(/^\d{4}$/, 'Bốn chữ số cuối của số điện thoại | The last four digits of the phone number'),
});
const answer = z.strictObject({ message: z.strictObject({ vi: z.string(), en: z.string() }) });

/** The same whatever becomes of it. */
const HEARD = {
  vi: 'Nếu có hồ sơ với mã này và bốn chữ số đúng với số điện thoại đã đăng ký, mã tra cứu mới sẽ được nhắn đến số đó. Nếu không nhận được, xin liên hệ nơi tiếp nhận hồ sơ.',
  en: 'If there is a dossier with this code and the four digits are those of its phone number, a new secret is sent to that number. If nothing comes, please ask the desk that received the dossier.',
};

@Controller('tracking/:code/secret')
export class SecretController {
  constructor(private readonly ask: AskForSecret) {}

  @Post()
  @HttpCode(202)
  @Endpoint({
    summary:
      'I have lost the secret of my receipt: with the last digits of the phone number on file a new one is sent there; the answer never tells whether it was',
    access: everyone('citizens have no account; the new secret goes to the number on file alone'),
    seesEverything: true,
    guessable: true,
    params: trackedCode,
    body,
    answer,
    status: 202,
  })
  issue(
    @Param() { code }: z.infer<typeof trackedCode>,
    @Body() { phoneEnding }: z.infer<typeof body>,
    @Req() { ip }: FastifyRequest,
  ): z.infer<typeof answer> {
    this.ask.execute({ code, phoneEnding, network: networkOf(ip) });
    return { message: HEARD };
  }
}
