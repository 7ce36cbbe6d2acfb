import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { civilDate, Clock } from '#platform/clock';
import { Endpoint, everyone } from '#platform/http';
import { Procedures } from '../application/procedures.ts';
import { ListProcedures } from '../application/queries/list-procedures.ts';
import { governmentLevelSchema, type ProcedureDefinition, procedureSchema } from '../domain/procedure.ts';

const params = z.strictObject({ code: z.string().max(20) });
const list = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      field: z.string(),
      levels: z.array(governmentLevelSchema),
    }),
  ),
  next: z.string().nullable().describe('`cursor` of the next page; null at the end'),
});
const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z
    .string()
    .regex(/^\d\.\d{6}$/)
    .optional(),
  field: z.string().max(20).optional().describe('Code of a field, such as G15-TP07'),
  name: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .optional()
    .describe('Words of the name; diacritics may be left out'),
});

const published = everyone('procedures must be made public (NĐ 61/2018 Đ.13)');

@Controller('procedures')
export class ProcedureController {
  constructor(
    private readonly procedures: Procedures,
    private readonly listing: ListProcedures,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({ summary: 'Procedures in force today, by code', access: published, query, answer: list })
  async list(@Query() { cursor, ...filter }: z.infer<typeof query>): Promise<z.infer<typeof list>> {
    const lines = await this.listing.execute(civilDate(this.clock.now()), { ...filter, after: cursor });
    const items = lines.slice(0, filter.limit);
    return {
      items: items as z.infer<typeof list>['items'],
      next: lines.length > filter.limit ? (items.at(-1)?.code ?? null) : null,
    };
  }

  @Get(':code')
  @Endpoint({
    summary: 'One procedure: cases, limits, components, fees',
    access: published,
    params,
    answer: procedureSchema,
  })
  async one(@Param() { code }: z.infer<typeof params>): Promise<ProcedureDefinition> {
    return (await this.procedures.inForce(code, civilDate(this.clock.now()))).definition;
  }
}
