import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Endpoint, everyone } from '#platform/http';
import { z } from 'zod';
import { Readiness } from './readiness.ts';

const live = z.strictObject({ ok: z.literal(true) });
const ready = z.strictObject({ ok: z.boolean(), checks: z.record(z.string(), z.string()) });

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Endpoint({ summary: 'The process runs', access: everyone('probes carry no credentials'), answer: live })
  live(): z.infer<typeof live> {
    return { ok: true };
  }

  @Get('ready')
  @HttpCode(200)
  @Endpoint({
    summary: 'The process can serve: its database answers and it is not stopping',
    access: everyone('probes carry no credentials'),
    answer: ready,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof ready>> {
    const state = await this.readiness.check();
    if (!state.ok) void reply.status(503);
    return state;
  }
}
