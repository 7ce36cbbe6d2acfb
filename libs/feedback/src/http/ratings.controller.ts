import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { SATISFACTION_BY } from '#dossier';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { calendarDay, pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { CountRatings } from '../application/queries/count-ratings.ts';
import { ListRatings } from '../application/queries/list-ratings.ts';
import { LONGEST_PERIOD } from '../domain/period.ts';
import { LEVELS, REASONS } from '../domain/rating.ts';

const wanted = {
  from: calendarDay.describe('first day they were given on'),
  to: calendarDay.describe(`this day included; at most ${LONGEST_PERIOD} days`),
  agency: z.string().max(40).optional().describe('code of the one that answered for the dossier'),
  procedure: z.string().max(100).optional().describe('code'),
};
const level = z.enum(LEVELS);
const listQuery = z.strictObject({ ...wanted, level: level.optional(), ...pageQuery });
const countQuery = z.strictObject({ ...wanted, by: z.enum(SATISFACTION_BY) });

const ofOfficer = z.strictObject({ level, officer: z.string() }).nullable();
const listResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      dossier: z.strictObject({ id: z.uuid(), code: z.string() }),
      procedure: z.strictObject({ code: z.string(), name: z.string() }),
      agency: z.string(),
      level,
      received: ofOfficer,
      handled: ofOfficer,
      reasons: z.array(z.enum(REASONS)),
      comment: z.string().nullable(),
      at: z.string(),
    }),
  ),
  next: z.string().nullable(),
});
export const satisfaction = {
  ...{ total: z.int(), verySatisfied: z.int(), satisfied: z.int(), notSatisfied: z.int() },
};
const countResponse = z.strictObject({
  lines: z.array(z.strictObject({ key: z.string(), name: z.string(), ...satisfaction })),
});

const answerable = may('supervise', 'Dossier');

/** What applicants said, for who answers for it. */
@Controller('ratings')
export class RatingsController {
  constructor(
    private readonly listing: ListRatings,
    private readonly counting: CountRatings,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Ratings of the dossiers I answer for, the newest first',
    access: answerable,
    query: listQuery,
    answer: listResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { limit, cursor, ...asked }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof listResponse>> {
    const { items, next } = await this.listing.execute(officer, asked, { limit, cursor });
    return {
      items: items.map(({ dossierId, code, procedureCode, procedureName, at, ...rating }) => ({
        ...rating,
        dossier: { id: dossierId, code },
        procedure: { code: procedureCode, name: procedureName },
        at: rfc3339(at),
      })),
      next,
    };
  }

  @Get('counts')
  @Endpoint({
    summary: 'How satisfied applicants were, by agency, procedure or officer; the least satisfied first',
    access: answerable,
    query: countQuery,
    answer: countResponse,
  })
  async counts(
    @Caller() officer: Principal,
    @Query() { by, ...asked }: z.infer<typeof countQuery>,
  ): Promise<z.infer<typeof countResponse>> {
    return { lines: await this.counting.execute(officer, by, asked) };
  }
}
