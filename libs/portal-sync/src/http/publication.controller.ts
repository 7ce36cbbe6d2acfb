import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { DOSSIER_STATUSES, type DossierStatus } from '#workflow';
import { ListPublications } from '../application/queries/list-publications.ts';
import { RetryPublication } from '../application/retry-publication.ts';
import { PUBLICATION_STATES } from '../domain/publication.ts';

const dossierParams = z.strictObject({ id: z.uuid() });
const retryParams = z.strictObject({ dossierId: z.uuid() });
const instant = z.string().describe('RFC 3339, +07:00');

const publicationList = z.strictObject({
  items: z.array(
    z.strictObject({
      sequence: z.int(),
      at: instant,
      status: z.enum(DOSSIER_STATUSES),
      state: z.enum(PUBLICATION_STATES),
      attempts: z.int(),
      sentAt: instant.nullable(),
      lastError: z.string().nullable().describe('Vietnamese; often in the words of the portal'),
    }),
  ),
});

const retried = z.strictObject({ sequence: z.int(), state: z.literal('pending') });

@Controller()
export class PublicationController {
  constructor(
    private readonly listing: ListPublications,
    private readonly retrying: RetryPublication,
  ) {}

  @Get('dossiers/:id/publications')
  @Endpoint({
    summary: 'Which changes of a dossier the national portal has; for officers who can see the dossier',
    access: may('read', 'Dossier'),
    scope: 'publications:read',
    params: dossierParams,
    answer: publicationList,
  })
  async list(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof dossierParams>,
  ): Promise<z.infer<typeof publicationList>> {
    const lines = await this.listing.execute(reader, id);
    return {
      items: lines.map((line) => ({
        ...line,
        at: rfc3339(line.at),
        status: line.status as DossierStatus,
        sentAt: rfc3339(line.sentAt),
      })),
    };
  }

  @Post('publications/:dossierId/retry')
  @HttpCode(200)
  @Endpoint({
    summary: 'Send a publication that was set aside again, of any dossier of the province',
    access: may('administer', 'Operations'),
    params: retryParams,
    answer: retried,
  })
  async retry(
    @Caller() administrator: Principal,
    @Param() { dossierId }: z.infer<typeof retryParams>,
  ): Promise<z.infer<typeof retried>> {
    return { sequence: await this.retrying.execute(administrator, dossierId), state: 'pending' };
  }
}
