import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { CheckCompleteness } from '../application/check-completeness.ts';
import { caseSchema, componentsSchema } from '../domain/intake-request.ts';

const body = z.strictObject({ ...caseSchema.shape, components: componentsSchema.default([]) });

const answer = z.strictObject({
  complete: z.boolean(),
  missing: z.array(
    z.strictObject({ code: z.string(), name: z.string(), originals: z.int(), copies: z.int() }),
  ),
  /** For the submitter; a refusal of the same dossier says the same. */
  guidance: z.strictObject({ vi: z.string(), en: z.string() }),
});

@Controller('dossiers')
export class CompletenessController {
  constructor(private readonly check: CheckCompleteness) {}

  @Post('completeness')
  @HttpCode(200)
  @Endpoint({
    summary: 'Which required papers a case still needs, all of them at once, in words for the submitter',
    access: everyone('the papers of a procedure are public (NĐ 61/2018 Đ.13); nothing is kept'),
    body,
    answer,
  })
  async tell(@Body() { components, ...wanted }: z.infer<typeof body>): Promise<z.infer<typeof answer>> {
    const { missing, guidance } = await this.check.execute(wanted, components);
    return {
      complete: missing.length === 0,
      missing: missing.map(({ code, name, originals, copies }) => ({ code, name, originals, copies })),
      guidance,
    };
  }
}
