import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { identityNumber } from '#dossier';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { FindHeldPapers } from '../application/reuse/find-held-papers.ts';
import { type HeldPaper, WHY_NOT } from '../domain/held-paper.ts';
import { caseSchema } from '../domain/intake-request.ts';

const body = z.strictObject({
  ...caseSchema.shape,
  /** Agency code of the desk; may be left out by an officer of a single desk. */
  desk: z.string().max(40).optional(),
  /** Of the applicant. */
  identityNumber,
});

const answer = z.strictObject({
  items: z.array(
    z.strictObject({
      /** For which it would stand. */
      component: z.strictObject({ code: z.string(), name: z.string() }),
      /** As a component of a reception says it. */
      reuses: z.strictObject({ dossierId: z.uuid(), component: z.string().nullable() }),
      dossier: z.string(),
      procedure: z.string(),
      agency: z.string(),
      name: z.string(),
      number: z.string().nullable().describe('of a result'),
      validUntil: z.string().nullable().describe('null = without an end'),
      reusable: z.boolean(),
      why: z
        .strictObject({ code: z.string(), vi: z.string(), en: z.string() })
        .nullable()
        .describe('what keeps it from being used again'),
    }),
  ),
});

@Controller('dossiers')
export class HeldPapersController {
  constructor(private readonly held: FindHeldPapers) {}

  @Post('held-papers')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Papers and results there are of an applicant for the components of a case, and why one may not be used again. Every look is audited',
    access: may('receive', 'Dossier'),
    body,
    answer,
  })
  async list(
    @Caller() officer: Principal,
    @Body() { identityNumber: number, ...wanted }: z.infer<typeof body>,
  ): Promise<z.infer<typeof answer>> {
    return { items: (await this.held.execute(officer, wanted, number)).map(present) };
  }
}

const present = ({ component, paper, why }: HeldPaper): z.infer<typeof answer>['items'][number] => ({
  component: { code: component.code, name: component.name },
  reuses: { dossierId: paper.dossierId, component: paper.component },
  ...{ dossier: paper.dossierCode, procedure: paper.procedureName, agency: paper.agency },
  ...{ name: paper.name, number: paper.number, validUntil: paper.validUntil },
  reusable: why === null,
  why: why && { code: why, ...WHY_NOT[why] },
});
