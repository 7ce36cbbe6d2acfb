import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Endpoint, etagOf, everyone } from '#platform/http';
import { Calendars } from '#working-calendar';
import { calendarResponse } from './calendar-change.responses.ts';

@Controller('working-calendar')
export class WorkingCalendarController {
  constructor(private readonly calendars: Calendars) {}

  @Get()
  @Endpoint({
    summary: 'Office hours, days off and make-up days in force, and until when days off are published',
    access: everyone('office hours and days off are public'),
    answer: calendarResponse,
  })
  async current(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof calendarResponse>> {
    const { revision, publishedUntil, definition } = await this.calendars.current();
    void reply.header('ETag', etagOf(revision));
    return { revision, publishedUntil, definition: { ...definition } };
  }
}
