import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { ListLetters } from '../application/queries/list-letters.ts';
import { RetryLetters } from '../application/retry-letters.ts';
import { letterList, letterQuery, letterRetryBody, retriedLetters } from './letter.responses.ts';

const operators = may('administer', 'Operations');

/** What the portal is told besides dossiers, and has not taken. */
@Controller('operations/national-portal/letters')
export class LetterController {
  constructor(
    private readonly listing: ListLetters,
    private readonly retrying: RetryLetters,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'Standings, answers and ratings the portal refused, the newest first, or was not told yet, by when they are due; and why',
    access: operators,
    query: letterQuery,
    answer: letterList,
  })
  async list(
    @Query() { state, kind, ...page }: z.infer<typeof letterQuery>,
  ): Promise<z.infer<typeof letterList>> {
    const { items, next } = await this.listing.execute({ state, kind }, page);
    const lines = items.map(({ writtenAt, nextAt, ...line }) => ({
      ...line,
      ...{ writtenAt: rfc3339(writtenAt), nextAt: rfc3339(nextAt) },
    }));
    return { items: lines, next };
  }

  @Post('retries')
  @HttpCode(200)
  @Endpoint({
    summary: 'Send up to 500 letters that were refused again, each before what waits behind it',
    access: operators,
    body: letterRetryBody,
    answer: retriedLetters,
  })
  async retry(
    @Caller() administrator: Principal,
    @Body() { letterIds }: z.infer<typeof letterRetryBody>,
  ): Promise<z.infer<typeof retriedLetters>> {
    const retried = await this.retrying.execute(administrator, letterIds);
    return {
      retried: retried.size,
      items: letterIds.map((letterId) => ({ letterId, retried: retried.has(letterId) })),
    };
  }
}
