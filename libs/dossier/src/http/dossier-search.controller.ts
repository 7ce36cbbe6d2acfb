import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { EXPORTED, ExportDossiers } from '../application/queries/export-dossiers.ts';
import { COUNTED, ListDossiers } from '../application/queries/list-dossiers.ts';
import { dossierFilterSchema } from '../domain/dossier-filter.ts';
import { type dossierResponse, dossierListResponse } from './dossier.responses.ts';

const listQuery = z.strictObject({ ...pageQuery, ...dossierFilterSchema.shape });
const countResponse = z.strictObject({
  count: z.int(),
  more: z.boolean().describe(`there are more than the ${COUNTED} that are counted`),
});

type Filter = z.infer<typeof dossierFilterSchema>;

/** The dossiers an officer may see: as a list, as a number, as a table to take along. */
@Controller('dossiers')
export class DossierSearchController {
  constructor(
    private readonly listing: ListDossiers,
    private readonly exporting: ExportDossiers,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Dossiers my agencies take part in, or I in person, newest first',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    query: listQuery,
    answer: dossierListResponse,
  })
  async list(
    @CallingReader() reader: Reader,
    @Query() { limit, cursor, ...filter }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof dossierListResponse>> {
    const { items, next } = await this.listing.execute(reader, filter, { limit, cursor });
    return {
      items: items.map((line) => ({
        id: line.id,
        code: line.code,
        procedure: { code: line.procedureCode, name: line.procedureName },
        applicant: line.applicantName,
        status: line.status as z.infer<typeof dossierResponse>['status'],
        receivedAt: rfc3339(line.receivedAt),
        dueAt: rfc3339(line.dueAt),
      })),
      next,
    };
  }

  @Get('count')
  @Endpoint({
    summary: 'How many dossiers the list would hold',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    query: dossierFilterSchema,
    answer: countResponse,
  })
  count(@CallingReader() reader: Reader, @Query() filter: Filter): Promise<z.infer<typeof countResponse>> {
    return this.listing.count(reader, filter);
  }

  @Get('export')
  @Header('Content-Disposition', 'attachment; filename="ho-so.csv"')
  @Endpoint({
    summary: `The list as CSV for spreadsheets, names masked; the newest ${EXPORTED}. Each export is audited`,
    access: may('export', 'Dossier'),
    query: dossierFilterSchema,
    produces: 'text/csv',
  })
  async export(@Caller() officer: Principal, @Query() filter: Filter): Promise<StreamableFile> {
    const table = await this.exporting.execute(officer, filter);
    return new StreamableFile(table, { type: 'text/csv; charset=utf-8' });
  }
}
