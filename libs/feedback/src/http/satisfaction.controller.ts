import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { FEWEST_SHOWN, PublishedSatisfactions } from '../application/queries/published-satisfaction.ts';
import { keptByCaches } from './kept-by-caches.ts';
import { satisfaction } from './ratings.controller.ts';

/** Of the years PostgreSQL's `date` counts. */
const month = z
  .string()
  .regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, 'Tháng phải có dạng 2026-03 | Must be a month such as 2026-03');
const query = z.strictObject({ month: month.describe('yyyy-MM, of Viet Nam') });
const answer = z.strictObject({
  month: z.string(),
  fewestShown: z
    .int()
    .describe(
      'an agency with fewer ratings in the month is left out; while the month runs, the last ones are kept back, and figures grow by as many at a time',
    ),
  lines: z.array(z.strictObject({ agency: z.string(), name: z.string(), ...satisfaction })),
});
type Answer = z.infer<typeof answer>;

/** Seconds whoever stands between may answer with the same figures. */
const KEPT_SECONDS = 600;

@Controller('satisfaction')
export class SatisfactionController {
  constructor(private readonly published: PublishedSatisfactions) {}

  @Get()
  @Endpoint({
    summary: 'How satisfied applicants were in a month, by agency; figures without anything personal',
    access: everyone('figures of agencies are public'),
    seesEverything: true,
    query,
    answer,
  })
  async month(
    @Query() { month: wanted }: z.infer<typeof query>,
    @Headers() { 'if-none-match': known }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer | undefined> {
    const lines = await this.published.execute(wanted);
    return keptByCaches(reply, known, { month: wanted, fewestShown: FEWEST_SHOWN, lines }, KEPT_SECONDS);
  }
}
