import { Body, Controller, Get, HttpCode, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, etagOf, ExpectedVersion } from '#platform/http';
import { SetReminding } from '../application/set-reminding.ts';

const days = (least: number, most: number) => z.int().min(least).max(most);

const terms = z.strictObject({
  beforeEndDays: days(1, 30).describe(
    'working days before the end of a request for supplements that gives one',
  ),
  firstAfterDays: days(1, 60).describe('working days after a request that gives none'),
  thenEveryDays: days(1, 60).describe('working days between further reminders of it'),
  atMost: days(0, 10).describe('reminders of it'),
  silenceDays: days(2, 60).describe('working days an applicant hears nothing before they are written to'),
  digestAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('when officers get the mail of the day, HH:MM'),
});

const access = may('administer', 'Message');

@Controller('administration/reminders')
export class RemindingController {
  constructor(private readonly reminding: SetReminding) {}

  @Get()
  @Endpoint({
    summary: 'When people are written to although nothing has happened, in the whole province',
    access,
    answer: terms,
  })
  async show(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof terms>> {
    const { version, ...current } = await this.reminding.current();
    void reply.header('ETag', etagOf(version));
    return current;
  }

  @Put()
  @HttpCode(204)
  @Endpoint({
    summary: 'Set when people are written to although nothing has happened',
    access,
    body: terms,
    status: 204,
    versioned: true,
  })
  async set(
    @Caller() officer: Principal,
    @Body() body: z.infer<typeof terms>,
    @ExpectedVersion() expected: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.header('ETag', etagOf(await this.reminding.execute(officer, expected, body)));
  }
}
