import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { ListSetAside } from '../application/queries/list-set-aside.ts';
import { RetryPublication } from '../application/retry-publication.ts';
import {
  retriedList,
  retryBody,
  setAsideCounts,
  setAsideList,
  setAsideQuery,
} from './set-aside.responses.ts';

const operators = may('administer', 'Operations');

/** What was refused, for who mends it. */
@Controller('operations/national-portal/set-aside')
export class SetAsideController {
  constructor(
    private readonly listing: ListSetAside,
    private readonly retrying: RetryPublication,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Changes the portal was not told of because they were refused, and why; the latest first',
    access: operators,
    query: setAsideQuery,
    answer: setAsideList,
  })
  async list(
    @Query() { procedure, ...page }: z.infer<typeof setAsideQuery>,
  ): Promise<z.infer<typeof setAsideList>> {
    const { items, next } = await this.listing.execute({ procedure }, page);
    const agencies = await this.directory.all();
    return {
      next,
      items: items.map(({ agencyId, since, ...line }) => {
        const agency = agencies.get(agencyId);
        return {
          ...line,
          agency: agency ? { code: agency.code, name: agency.name } : null,
          since: rfc3339(since),
        };
      }),
    };
  }

  @Get('counts')
  @Endpoint({
    summary: 'How many changes were refused, by procedure and reason; the most frequent first, at most 200',
    access: operators,
    answer: setAsideCounts,
  })
  async count(): Promise<z.infer<typeof setAsideCounts>> {
    const items = await this.listing.count();
    return { items: items.map((one) => ({ ...one, since: rfc3339(one.since) })) };
  }

  @Post('retries')
  @HttpCode(200)
  @Endpoint({
    summary: 'Send what was refused of up to 500 dossiers again, each by itself',
    access: operators,
    body: retryBody,
    answer: retriedList,
  })
  async retry(
    @Caller() administrator: Principal,
    @Body() { dossierIds }: z.infer<typeof retryBody>,
  ): Promise<z.infer<typeof retriedList>> {
    const retried = await this.retrying.ofMany(administrator, dossierIds);
    return {
      retried: retried.size,
      items: dossierIds.map((dossierId) => ({ dossierId, sequence: retried.get(dossierId) ?? null })),
    };
  }
}
