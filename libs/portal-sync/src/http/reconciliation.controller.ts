import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { calendarDay, text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { BeginReconciliation } from '../application/begin-reconciliation.ts';
import { DIFFERENCE_STATES, ListDifferences } from '../application/queries/list-differences.ts';
import { ListReconciliations, type ReconciliationLine } from '../application/queries/list-reconciliations.ts';
import { DIFFERENCE_KINDS } from '../domain/difference.ts';

const operators = may('administer', 'Operations');
const instant = z.string().describe('RFC 3339, +07:00');

const params = z.strictObject({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const period = z.strictObject({
  from: calendarDay.describe('civil day on which dossiers were last sent'),
  until: calendarDay.describe('likewise, included; today at the latest'),
  ground: text(500).describe('why, in words'),
});
const begun = z.strictObject({ id: z.int() });
const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(31),
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('id of the last one seen'),
});
const reconciliation = z.strictObject({
  id: z.int(),
  kind: z.enum(['nightly', 'asked']),
  from: z.string(),
  until: z.string(),
  beganAt: instant,
  endedAt: instant.nullable().describe('null = it is under way'),
  day: z.string().describe('where it is'),
  askedBy: z.string().nullable(),
  ground: z.string().nullable(),
  days: z.int(),
  passedOver: z.int().describe('days that were settled before, and lie in it'),
  compared: z.int(),
  moving: z.int().describe('dossiers that could not be compared, for something of them was on its way'),
  differences: z.int(),
  untold: z.array(z.string()).describe('fields the portal does not tell, of which nothing is known'),
  lastError: z.string().nullable().describe('why it waits; Vietnamese'),
});
const list = z.strictObject({ items: z.array(reconciliation) });

const differenceQuery = z.strictObject({
  state: z.enum(DIFFERENCE_STATES).optional(),
  kind: z.enum(DIFFERENCE_KINDS).optional(),
  reconciliation: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
const differences = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      dossier: z.strictObject({ id: z.uuid(), code: z.string(), procedureCode: z.string() }),
      kind: z.enum(DIFFERENCE_KINDS),
      reason: z.string().describe('Vietnamese; names fields, never what is in them'),
      since: instant.describe('until then the portal was right, as far as is known'),
      foundAt: instant,
      foundIn: z.int().describe('id of the comparison'),
      state: z
        .enum(DIFFERENCE_STATES)
        .describe('`mending`: the portal is told again; `person`: it waits for someone of `owner`'),
      healedAt: instant.nullable(),
      republication: z.string().nullable(),
      tries: z.int(),
      owner: z.strictObject({ code: z.string(), name: z.string() }),
    }),
  ),
  next: z.string().nullable(),
});

/** Whether the portal holds what it should. */
@Controller('operations/national-portal')
export class ReconciliationController {
  constructor(
    private readonly beginning: BeginReconciliation,
    private readonly listing: ListReconciliations,
    private readonly differing: ListDifferences,
  ) {}

  @Post('reconciliations')
  @HttpCode(202)
  @Endpoint({
    summary:
      'Compare what the national portal holds with what it should, over a period, all of it; heals what can be',
    access: operators,
    body: period,
    status: 202,
    answer: begun,
  })
  async begin(
    @Caller() administrator: Principal,
    @Body() { ground, ...days }: z.infer<typeof period>,
  ): Promise<z.infer<typeof begun>> {
    return { id: await this.beginning.execute(administrator, days, ground) };
  }

  @Get('reconciliations')
  @Endpoint({
    summary: 'Comparisons with the national portal, the newest first',
    access: operators,
    query: listQuery,
    answer: list,
  })
  async list(@Query() { limit, before }: z.infer<typeof listQuery>): Promise<z.infer<typeof list>> {
    return { items: (await this.listing.all(limit, before ?? null)).map(present) };
  }

  @Get('reconciliations/:id')
  @Endpoint({
    summary: 'A comparison with the national portal, and how far it has come',
    access: operators,
    params,
    answer: reconciliation,
  })
  async one(@Param() { id }: z.infer<typeof params>): Promise<z.infer<typeof reconciliation>> {
    return present(await this.listing.one(id));
  }

  @Get('differences')
  @Endpoint({
    summary:
      'In what the national portal differed from what it should hold, the newest first, and what became of it',
    access: operators,
    query: differenceQuery,
    answer: differences,
  })
  async differences(@Query() filter: z.infer<typeof differenceQuery>): Promise<z.infer<typeof differences>> {
    const { items, next } = await this.differing.execute(filter);
    return {
      items: items.map((line) => ({
        ...line,
        ...{ since: rfc3339(line.since), foundAt: rfc3339(line.foundAt), healedAt: rfc3339(line.healedAt) },
      })),
      next,
    };
  }
}

const present = (line: ReconciliationLine): z.infer<typeof reconciliation> => ({
  ...line,
  ...{ beganAt: rfc3339(line.beganAt), endedAt: rfc3339(line.endedAt) },
});
