import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { civilDate, Clock } from '#platform/clock';
import { Endpoint, everyone } from '#platform/http';
import { Procedures } from '../application/procedures.ts';
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
});

const published = everyone('procedures must be made public (NĐ 61/2018 Đ.13)');

@Controller('procedures')
export class ProcedureController {
  constructor(
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({ summary: 'Procedures in force today', access: published, answer: list })
  async list(): Promise<z.infer<typeof list>> {
    const items = await this.procedures.list(civilDate(this.clock.now()));
    return { items: items as z.infer<typeof list>['items'] };
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
