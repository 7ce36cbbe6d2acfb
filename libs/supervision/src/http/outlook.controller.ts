import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { type Agency, Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { ListApologies } from '../application/list-apologies.ts';
import { ListForecast } from '../application/list-forecast.ts';

const query = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
const pageQuery = query.extend({ cursor: z.string().max(200).optional() });
const instant = z.string().describe('RFC 3339, +07:00');
const chance = z
  .number()
  .min(0)
  .max(1)
  .describe('how likely it is to be late, from how long dossiers like it took');

const dossier = {
  ...{ id: z.uuid(), code: z.string(), dueAt: instant },
  procedure: z.strictObject({ code: z.string(), name: z.string() }),
  leadAgency: z.strictObject({ code: z.string(), name: z.string() }),
};

const forecast = z.strictObject({
  items: z.array(
    z.strictObject({ ...dossier, step: z.string().describe('the open step that makes it so'), chance }),
  ),
  reckonedAt: instant.nullable().describe('null = never'),
  error: z
    .strictObject({
      samples: z.int().describe('steps of what ended within thirty days'),
      forecast: z.number().describe('mean square of chance less outcome; 0 = always right'),
      naive: z
        .number()
        .describe('the same of: late, whoever opens a step with three quarters of the limit used up'),
      wrong: z.number().describe('share of steps of which the more likely did not happen'),
    })
    .nullable()
    .describe('null = nothing ended yet to compare with'),
});

const apologies = z.strictObject({
  items: z.array(
    z.strictObject({
      ...dossier,
      version: z.int().describe('for If-Match of the extension'),
      chance: chance.nullable().describe('null = nothing like it has ended yet'),
      apologiseBy: instant.describe('the last instant at which an apology is in time'),
      extension: z
        .strictObject({
          by: z.strictObject({ amount: z.int(), unit: z.literal('working-day') }),
          ground: z.string(),
        })
        .describe(
          'proposed for POST /dossiers/{id}/extensions, by which a person approves it; the reason is theirs. The letter is seen before with POST /dossiers/{id}/forms/apology/draft',
        ),
    }),
  ),
  next: z.string().nullable(),
});

/** What the law rests a new appointment on. */
const GROUND = 'Khoản 9 Điều 19 Nghị định số 61/2018/NĐ-CP';

/** What will probably be late, and of what the applicant is to be told in time. */
@Controller('supervision')
export class OutlookController {
  constructor(
    private readonly forecasting: ListForecast,
    private readonly apologizing: ListApologies,
    private readonly directory: Directory,
  ) {}

  @Get('forecast')
  @Endpoint({
    summary:
      'What will probably be late, the most likely first, and how wrong such forecasts were; it decides nothing',
    ...{ access: may('supervise', 'Dossier'), scope: 'lateness:read', query, answer: forecast },
  })
  async forecast(
    @CallingReader() reader: Reader,
    @Query() { limit }: z.infer<typeof query>,
  ): Promise<z.infer<typeof forecast>> {
    const items = await this.forecasting.execute(reader, limit);
    const night = await this.forecasting.night();
    const agencies = await this.directory.all();
    return {
      items: items.map(({ step, chance: likely, ...one }) => ({
        ...shown(one, agencies),
        step,
        chance: likely,
      })),
      reckonedAt: rfc3339(night?.reckonedAt ?? null),
      error: errorOf(night),
    };
  }

  @Get('apologies')
  @Endpoint({
    summary:
      'Dossiers whose applicants are to be told of a delay while there is time, with a proposal to approve',
    ...{ access: may('time', 'Dossier'), query: pageQuery, answer: apologies },
  })
  async apologies(
    @Caller() officer: Principal,
    @Query() wish: z.infer<typeof pageQuery>,
  ): Promise<z.infer<typeof apologies>> {
    const { items, next } = await this.apologizing.execute(officer, wish);
    const agencies = await this.directory.all();
    return {
      items: items.map(({ version, chance: likely, apologiseBy, proposedDays, ...one }) => ({
        ...{ ...shown(one, agencies), version, chance: likely, apologiseBy: rfc3339(apologiseBy) },
        extension: { by: { amount: proposedDays, unit: 'working-day' }, ground: GROUND },
      })),
      next,
    };
  }
}

type Night = Awaited<ReturnType<ListForecast['night']>>;

function errorOf(night: Night): z.infer<typeof forecast>['error'] {
  if (!night?.samples || night.forecastBrier === null || night.naiveBrier === null) return null;
  const { samples, forecastBrier, naiveBrier, forecastWrong } = night;
  return { samples, forecast: forecastBrier, naive: naiveBrier, wrong: forecastWrong ?? 0 };
}

interface Listed {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  dueAt: Date;
}

const shown = (
  { id, code, procedureCode, procedureName, leadAgencyId, dueAt }: Listed,
  agencies: ReadonlyMap<number, Agency>,
) => ({
  ...{ id, code, dueAt: rfc3339(dueAt), procedure: { code: procedureCode, name: procedureName } },
  leadAgency: {
    code: agencies.get(leadAgencyId)?.code ?? '',
    name: agencies.get(leadAgencyId)?.name ?? '',
  },
});
