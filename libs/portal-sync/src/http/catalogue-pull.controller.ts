import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { calendarDay } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { PullCatalogue } from '../application/pull-catalogue.ts';

const body = z.strictObject({
  codes: z
    .array(z.string().regex(/^\d\.\d{6}$/))
    .min(1)
    .max(500)
    .optional()
    .describe('Only these; every procedure of the portal when absent, which takes minutes'),
  effectiveOn: calendarDay.optional().describe('From when what is new or changed holds; today when absent'),
});
const pulled = z.strictObject({ id: z.uuid().describe('Look at it with GET /catalogue-imports/{id}') });

@Controller('catalogue-imports')
export class CataloguePullController {
  constructor(private readonly pullCatalogue: PullCatalogue) {}

  @Post('national-portal')
  @Endpoint({
    summary: 'Pull procedures from the national portal and see what they would change; changes nothing',
    access: may('administer', 'Catalogue'),
    body,
    status: 201,
    answer: pulled,
  })
  async pull(
    @Caller() officer: Principal,
    @Body() request: z.infer<typeof body>,
  ): Promise<z.infer<typeof pulled>> {
    return { id: await this.pullCatalogue.execute(request, officer) };
  }
}
