import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { Endpoint, everyone } from '#platform/http';
import { PublishProgress } from '../application/publish-progress.ts';
import { FEWEST_SHOWN } from '../domain/published-progress.ts';

/** Nothing was received by any system of this kind before. */
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Tháng phải có dạng 2026-03 | Must be a month such as 2026-03');
const query = z.strictObject({ month: month.describe('yyyy-MM, of Viet Nam') });
const answer = z.strictObject({
  month: z.string(),
  countedAt: z.string().describe('RFC 3339, +07:00'),
  fewestShown: z.int().describe('an agency that received fewer in the month is left out'),
  lines: z.array(
    z.strictObject({
      agency: z.string(),
      name: z.string(),
      received: z.int().describe('dossiers received in the month'),
      finished: z.int().describe('of these, finished by now'),
      late: z.int().describe('of those, finished after the day of the appointment'),
    }),
  ),
});

/** Seconds whoever stands between may answer with the same figures. */
const KEPT_SECONDS = 600;

@Controller('open-data/progress')
export class OpenDataController {
  constructor(private readonly publish: PublishProgress) {}

  @Get()
  @Endpoint({
    summary:
      'How agencies do with the dossiers received in a month: received, finished, late; figures without anything personal',
    access: everyone('figures of agencies are public'),
    seesEverything: true,
    query,
    answer,
  })
  async month(
    @Query() { month: wanted }: z.infer<typeof query>,
    @Headers() { 'if-none-match': known }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof answer> | undefined> {
    const { countedAt, lines } = await this.publish.execute(wanted);
    const digest = createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 27);
    const etag = `"${wanted}-${digest}"`;
    void reply.headers({ 'Cache-Control': `public, max-age=${KEPT_SECONDS}`, ETag: etag });
    if (known !== etag) {
      return { month: wanted, countedAt: rfc3339(countedAt), fewestShown: FEWEST_SHOWN, lines };
    }
    void reply.status(304);
    return undefined;
  }
}
