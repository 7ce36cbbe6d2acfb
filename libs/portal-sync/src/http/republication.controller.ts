import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { ListRepublications } from '../application/queries/list-republications.ts';
import { RepublishDossier } from '../application/republish-dossier.ts';
import { OCCASIONS, REPUBLICATION_STATES } from '../domain/republication.ts';

const dossierParams = z.strictObject({ id: z.uuid() });
const params = z.strictObject({ dossierId: z.uuid() });
const instant = z.string().describe('RFC 3339, +07:00');

const body = z.strictObject({
  fromSequence: z
    .int()
    .min(1)
    .optional()
    .describe(
      'From this change on the portal gets the rows of progress it lacks; absent = the dossier alone',
    ),
  reason: z.enum(['asked', 'links']).default('asked').describe('`links`: it is to get links that are good'),
  ground: text(500).describe('why, in words'),
});
const wished = z.strictObject({ republication: z.string() });

const list = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      occasions: z.array(z.enum(OCCASIONS)),
      fromSequence: z.int().nullable(),
      state: z.enum(REPUBLICATION_STATES),
      wishedAt: instant,
      sequence: z.int().nullable(),
      endedAt: instant.nullable(),
      askedBy: z.string().nullable(),
      ground: z.string().nullable(),
    }),
  ),
});

/** What the portal is told once more. */
@Controller()
export class RepublicationController {
  constructor(
    private readonly listing: ListRepublications,
    private readonly republish: RepublishDossier,
  ) {}

  @Get('dossiers/:id/republications')
  @Endpoint({
    summary: 'What of a dossier the national portal was told again, and why; the newest first',
    access: may('read', 'Dossier'),
    scope: 'publications:read',
    params: dossierParams,
    answer: list,
  })
  async list(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof dossierParams>,
  ): Promise<z.infer<typeof list>> {
    const lines = await this.listing.execute(reader, id);
    return {
      items: lines.map((line) => ({
        ...line,
        wishedAt: rfc3339(line.wishedAt),
        endedAt: rfc3339(line.endedAt),
      })),
    };
  }

  @Post('publications/:dossierId/republications')
  @HttpCode(202)
  @Endpoint({
    summary:
      'Tell the national portal of a dossier once more, from a change on; doubles no row of its progress',
    access: may('administer', 'Operations'),
    params,
    body,
    status: 202,
    answer: wished,
  })
  async wish(
    @Caller() administrator: Principal,
    @Param() { dossierId }: z.infer<typeof params>,
    @Body() request: z.infer<typeof body>,
  ): Promise<z.infer<typeof wished>> {
    return { republication: await this.republish.execute(administrator, dossierId, request) };
  }
}
