import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { EXPORTED, ExportDossiers } from '../application/queries/export-dossiers.ts';
import { ListDossiers } from '../application/queries/list-dossiers.ts';
import { DOSSIER_ORDERS, dossierFilterSchema } from '../domain/dossier-filter.ts';
import { dossierListResponse, totalResponse } from './dossier.responses.ts';
import { presentLine } from './present-dossier.ts';

const listQuery = z.strictObject({
  ...pageQuery,
  ...dossierFilterSchema.shape,
  order: z.enum(DOSSIER_ORDERS).default('newest-first'),
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
    summary: 'Dossiers my agencies take part in, or I in person, in the order of their reception',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    query: listQuery,
    answer: dossierListResponse,
  })
  async list(
    @CallingReader() reader: Reader,
    @Query() { limit, cursor, order, ...filter }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof dossierListResponse>> {
    const { items, next } = await this.listing.execute(reader, { filter, order }, { limit, cursor });
    return { items: items.map(presentLine), next };
  }

  @Get('count')
  @Endpoint({
    summary: 'How many dossiers the list would hold',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    query: dossierFilterSchema,
    answer: totalResponse,
  })
  count(@CallingReader() reader: Reader, @Query() filter: Filter): Promise<z.infer<typeof totalResponse>> {
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
