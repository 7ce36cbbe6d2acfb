import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { RetryCivilStatus } from '../application/civil-status/retry-civil-status.ts';
import { ListCivilArrivals } from '../application/queries/list-civil-arrivals.ts';
import { ListCivilTellings } from '../application/queries/list-civil-tellings.ts';
import { CIVIL_ARRIVAL_STATES, CIVIL_TELLING_STATES } from '../domain/civil-status.ts';

const operators = may('administer', 'Operations');
const instant = z.string().describe('RFC 3339, +07:00');
const code = z.string().describe('MaHoSoLT');
const times = { attempts: z.int(), createdAt: instant, settledAt: instant.nullable() };
const reason = z.string().nullable().describe('often in the words of the other side');

const arrivalQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(CIVIL_ARRIVAL_STATES).default('refused').describe('`brought`: to a desk or its faults'),
});
const arrivals = z.strictObject({
  items: z.array(
    z.strictObject({
      ...{ code, state: z.enum(CIVIL_ARRIVAL_STATES), ...times, reason },
      sentAt: instant.nullable().describe('as the list says'),
      owner: z.null().describe('administrators: nobody knows whose it is'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

const tellingQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(CIVIL_TELLING_STATES).default('refused').describe('`told`: all that has happened'),
});
const tellings = z.strictObject({
  items: z.array(
    z.strictObject({
      dossier: z.strictObject({ id: z.uuid(), code: z.string(), procedureCode: z.string() }),
      ...{ code, state: z.enum(CIVIL_TELLING_STATES), ...times, reason },
      owner: z.strictObject({ code: z.string(), name: z.string() }).describe('leads the dossier'),
      toldSequence: z.int().describe('of the last change of its history that was told; 0 = none'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

const codesBody = z.strictObject({ codes: z.array(z.string().min(1).max(100)).min(1).max(500) });
const idsBody = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500).describe('of the dossiers') });
const fetchedAgain = z.strictObject({ retried: z.array(z.string()).describe('those that had been refused') });
const toldAgain = z.strictObject({ retried: z.array(z.uuid()).describe('those that had been refused') });

/** What is fetched from the ministry's civil-status system, and what that is told back. */
@Controller('operations/civil-status')
export class CivilStatusController {
  constructor(
    private readonly listingArrivals: ListCivilArrivals,
    private readonly listingTellings: ListCivilTellings,
    private readonly retrying: RetryCivilStatus,
  ) {}

  @Get('arrivals')
  @Endpoint({
    summary: 'Dossiers the civil-status system holds for the province, by how far they are; the newest first',
    access: operators,
    query: arrivalQuery,
    answer: arrivals,
  })
  async arrivals(
    @Query() { state, ...page }: z.infer<typeof arrivalQuery>,
  ): Promise<z.infer<typeof arrivals>> {
    const { items, next } = await this.listingArrivals.execute(state, page);
    return {
      next,
      items: items.map((line) => ({ ...line, ...timesOf(line), sentAt: rfc3339(line.sentAt), owner: null })),
    };
  }

  @Get('tellings')
  @Endpoint({
    summary: 'Dossiers of the civil-status system, by how far it was told of their states; the newest first',
    access: operators,
    query: tellingQuery,
    answer: tellings,
  })
  async tellings(
    @Query() { state, ...page }: z.infer<typeof tellingQuery>,
  ): Promise<z.infer<typeof tellings>> {
    const { items, next } = await this.listingTellings.execute(state, page);
    return { next, items: items.map((line) => ({ ...line, ...timesOf(line) })) };
  }

  @Post('arrivals/retries')
  @HttpCode(200)
  @Endpoint({
    summary: 'Fetch up to 500 dossiers again whose detail was refused',
    access: operators,
    body: codesBody,
    answer: fetchedAgain,
  })
  async fetchAgain(
    @Caller() administrator: Principal,
    @Body() { codes }: z.infer<typeof codesBody>,
  ): Promise<z.infer<typeof fetchedAgain>> {
    return { retried: await this.retrying.arrivals(administrator, codes) };
  }

  @Post('tellings/retries')
  @HttpCode(200)
  @Endpoint({
    summary: 'Tell of up to 500 dossiers again of which a state was refused',
    access: operators,
    body: idsBody,
    answer: toldAgain,
  })
  async tellAgain(
    @Caller() administrator: Principal,
    @Body() { ids }: z.infer<typeof idsBody>,
  ): Promise<z.infer<typeof toldAgain>> {
    return { retried: await this.retrying.tellings(administrator, ids) };
  }
}

const timesOf = ({ createdAt, settledAt }: { createdAt: Date; settledAt: Date | null }) => ({
  ...{ createdAt: rfc3339(createdAt), settledAt: rfc3339(settledAt) },
});
