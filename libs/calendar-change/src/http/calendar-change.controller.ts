import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { PreviewRescheduling } from '#dossier';
import { Caller, type Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import { AmendedBook } from '../application/amended-book.ts';
import { EnterCalendarChange } from '../application/enter-calendar-change.ts';
import { FindCalendarChange } from '../application/queries/find-calendar-change.ts';
import {
  amendmentsSchema,
  type CalendarChangeRequest,
  calendarChangeSchema,
} from '../domain/calendar-change.ts';
import {
  changeResponse,
  enteredResponse,
  previewResponse,
  rescheduledResponse,
} from './calendar-change.responses.ts';

const params = z.strictObject({ revision: z.coerce.number().int().min(1).max(1_000_000) });
const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  after: z.uuid().optional(),
});
const previewBody = z.strictObject({ amendments: amendmentsSchema });
const administrators = may('administer', 'Calendar');

type Page = z.infer<typeof page>;

/** Changes of the working calendar: what one would do to the running dossiers, and carrying it out. */
@Controller('calendar-changes')
export class CalendarChangeController {
  constructor(
    private readonly amendedBook: AmendedBook,
    private readonly preview: PreviewRescheduling,
    private readonly enterChange: EnterCalendarChange,
    private readonly find: FindCalendarChange,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('previews')
  @HttpCode(200)
  @Endpoint({
    summary: 'Which running dossiers a change of the calendar would move; changes nothing',
    access: administrators,
    query: page,
    body: previewBody,
    answer: previewResponse,
  })
  async previewChange(
    @Query() { limit, after }: Page,
    @Body() { amendments }: z.infer<typeof previewBody>,
  ): Promise<z.infer<typeof previewResponse>> {
    const book = await this.amendedBook.execute(amendments);
    const { looked, moves } = await this.preview.execute(book);
    const agencies = await this.directory.all();
    const rest = moves.filter(({ id }) => after === undefined || id > after);
    return {
      basedOn: book.revision - 1,
      looked,
      moves: moves.length,
      items: rest.slice(0, limit).map(({ leadAgencyId, ...move }) => ({
        ...move,
        leadAgency: named(agencies, leadAgencyId),
        dueAt: rfc3339(move.dueAt),
        dueByCalendar: rfc3339(move.dueByCalendar),
      })),
      next: nextOf(rest, limit),
    };
  }

  @Post()
  @Endpoint({
    summary:
      'Change the working calendar: in force at once, carried out on the running dossiers by the worker',
    access: administrators,
    body: calendarChangeSchema,
    status: 201,
    answer: enteredResponse,
    idempotent: true,
    versioned: true,
  })
  async enter(
    @Caller() officer: Principal,
    @Body() body: CalendarChangeRequest,
    @ExpectedVersion() basedOn: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof enteredResponse>> {
    const entered = await this.idempotency.keeping<z.infer<typeof enteredResponse>>(
      officer.username,
      request,
      (record) => this.enterChange.execute(body, basedOn, officer, record),
    );
    void reply.header('ETag', etagOf(entered.revision));
    return entered;
  }

  @Get(':revision')
  @Endpoint({
    summary: 'A change of the calendar, on what ground, and how far it has been carried out',
    access: administrators,
    params,
    answer: changeResponse,
  })
  async one(@Param() { revision }: z.infer<typeof params>): Promise<z.infer<typeof changeResponse>> {
    const change = await this.find.execute(revision);
    return { ...change, enteredAt: rfc3339(change.enteredAt) };
  }

  @Get(':revision/dossiers')
  @Endpoint({
    summary: 'The dossiers whose due time a change moved, and what became of their promises',
    access: administrators,
    params,
    query: page,
    answer: rescheduledResponse,
  })
  async dossiers(
    @Param() { revision }: z.infer<typeof params>,
    @Query() { limit, after }: Page,
  ): Promise<z.infer<typeof rescheduledResponse>> {
    const lines = await this.find.dossiers(revision, limit + 1, after);
    const agencies = await this.directory.all();
    return {
      items: lines.slice(0, limit).map(({ leadAgencyId, dueBefore, dueByCalendar, ...line }) => ({
        ...line,
        leadAgency: named(agencies, leadAgencyId),
        dueBefore: rfc3339(dueBefore),
        dueByCalendar: rfc3339(dueByCalendar),
      })),
      next: nextOf(lines, limit),
    };
  }
}

const named = (agencies: ReadonlyMap<number, Agency>, id: number) => ({
  code: agencies.get(id)?.code ?? '',
  name: agencies.get(id)?.name ?? '',
});

/** Where the next page begins; null when there is none. */
const nextOf = (lines: readonly { id: string }[], limit: number): string | null =>
  lines.length > limit ? (lines[limit - 1]?.id ?? null) : null;
