import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { PausePublishing } from '../application/pause-publishing.ts';
import { PortalLag } from '../application/queries/portal-lag.ts';

const operators = may('administer', 'Operations');
const instant = z.string().describe('RFC 3339, +07:00');
const seconds = z.number().nullable().describe('seconds; null = there was none');

const query = z.strictObject({
  hours: z.coerce.number().int().min(1).max(720).default(24).describe('The last so many hours'),
});
const body = z.strictObject({ reason: text(500).describe('Why; Vietnamese') });
const lag = z.strictObject({
  from: instant,
  to: instant,
  pause: z
    .strictObject({ reason: z.string(), since: instant, by: z.string() })
    .nullable()
    .describe('null = publications go out'),
  waiting: z.int().describe('changes on their way; at most 10 000 are counted'),
  oldest: instant.nullable().describe('when the longest waiting of them was recorded'),
  setAside: z.int().describe('changes that were refused and wait for a person'),
  lettersSetAside: z.int().describe('standings, answers and ratings that were refused and wait for a person'),
  acknowledged: z.int().describe('changes the portal has had in this time; at most the latest 50 000'),
  delay: z.strictObject({ p50: seconds, p99: seconds }).describe('from a change to the portal’s having it'),
});

/** How far the portal is behind, and holding it back. */
@Controller('operations/national-portal')
export class PortalOperationsController {
  constructor(
    private readonly showing: PortalLag,
    private readonly pausing: PausePublishing,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'How far the national portal is behind: what waits since when, what was refused, how soon it is told',
    access: operators,
    query,
    answer: lag,
  })
  async show(@Query() { hours }: z.infer<typeof query>): Promise<z.infer<typeof lag>> {
    const { from, to, pause, oldest, ...figures } = await this.showing.ofLast(hours);
    return {
      ...{ from: rfc3339(from), to: rfc3339(to), oldest: rfc3339(oldest) },
      pause: pause && { reason: pause.reason, since: rfc3339(pause.pausedAt), by: pause.pausedBy },
      ...figures,
    };
  }

  @Post('pause')
  @HttpCode(204)
  @Endpoint({
    summary: 'Hold publications back; changes go on being recorded, and none is lost',
    access: operators,
    body,
    status: 204,
  })
  async pause(@Caller() operator: Principal, @Body() { reason }: z.infer<typeof body>): Promise<void> {
    await this.pausing.pause(operator, reason);
  }

  @Post('resumption')
  @HttpCode(204)
  @Endpoint({ summary: 'Let publications go out again, in their order', access: operators, status: 204 })
  async resume(@Caller() operator: Principal): Promise<void> {
    await this.pausing.resume(operator);
  }
}
