import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { KeepView } from '../application/keep-view.ts';
import { type CountedView, ListViews } from '../application/queries/list-views.ts';
import { DOSSIER_ORDERS, savedFilterSchema } from '../domain/dossier-filter.ts';
import { SAVED_VIEWS, type Shown } from '../domain/views.ts';
import { totalResponse } from './dossier.responses.ts';

const params = z.strictObject({ place: z.coerce.number().int().min(1).max(SAVED_VIEWS) });
const body = z.strictObject({
  name: text(100),
  filter: savedFilterSchema,
  order: z.enum(DOSSIER_ORDERS).default('newest-first'),
});

const PATHS = { tasks: '/tasks', 'unit-tasks': '/tasks/unit', dossiers: '/dossiers' } as const;

const viewsResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      /** Of a view of the role. */
      code: z.string().nullable(),
      /** Of an officer's own view, which is kept and removed by it. */
      place: z.int().nullable(),
      name: z.strictObject({ vi: z.string(), en: z.string() }),
      /** The list that shows it. */
      list: z.enum(PATHS),
      query: z.record(z.string(), z.string()),
      ...totalResponse.shape,
    }),
  ),
});
type Item = z.infer<typeof viewsResponse>['items'][number];

/** What an officer's day begins with: lists by name, with how much there is in each. */
@Controller('views')
export class ViewController {
  constructor(
    private readonly listing: ListViews,
    private readonly keeping: KeepView,
  ) {}

  @Get()
  @Endpoint({
    summary: 'The views of my roles and my own, each with how much there is in it',
    access: may('read', 'Dossier'),
    answer: viewsResponse,
  })
  async list(@Caller() officer: Principal): Promise<z.infer<typeof viewsResponse>> {
    return { items: (await this.listing.execute(officer)).map(presentView) };
  }

  @Put(':place')
  @HttpCode(204)
  @Endpoint({
    summary: 'Keep a view of my own at a place, instead of what is there',
    access: may('read', 'Dossier'),
    params,
    body,
    status: 204,
  })
  async keep(
    @Caller() officer: Principal,
    @Param() { place }: z.infer<typeof params>,
    @Body() view: z.infer<typeof body>,
  ): Promise<void> {
    await this.keeping.keep(officer, { place, ...view });
  }

  @Delete(':place')
  @HttpCode(204)
  @Endpoint({
    summary: 'Remove a view of my own',
    access: may('read', 'Dossier'),
    params,
    status: 204,
  })
  async remove(@Caller() officer: Principal, @Param() { place }: z.infer<typeof params>): Promise<void> {
    await this.keeping.remove(officer, place);
  }
}

const presentView = ({ view, total, totalExact }: CountedView): Item => ({
  ...('place' in view
    ? { code: null, place: view.place, name: { vi: view.name, en: view.name } }
    : { code: view.code, place: null, name: view.name }),
  list: PATHS[view.shows.list],
  query: queryOf(view.shows),
  ...{ total, totalExact },
});

/** What the list is to be asked. */
function queryOf(shows: Shown): Record<string, string> {
  if (shows.list === 'dossiers') return { ...shows.filter, order: shows.order };
  const { holder, due } = shows.wish;
  return {
    ...(holder === null ? { unclaimed: 'true' } : holder !== undefined && { holder }),
    ...(due !== undefined && { due }),
  };
}
