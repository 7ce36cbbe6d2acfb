import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, signedIn } from '#platform/http';
import { ApplySharedCatalogue } from '../application/apply-shared-catalogue.ts';
import { PullSharedCatalogue } from '../application/pull-shared-catalogue.ts';
import { SharedCatalogues } from '../application/queries/shared-catalogues.ts';
import { CATALOGUE_NAMES, SHARED_CATALOGUES } from '../domain/shared-catalogue.ts';
import {
  catalogueList,
  cataloguePage,
  catalogueParams,
  entryList,
  pulledResponse,
  pullParams,
  pullResponse,
} from './shared-catalogue.responses.ts';

const administrators = may('administer', 'Catalogue');
type Page = z.infer<typeof cataloguePage>;
type Named = z.infer<typeof catalogueParams>;
type Identified = z.infer<typeof pullParams>;

/** Catalogues the national portal shares with provinces: agencies, units of administration, peoples and the like. */
@Controller('shared-catalogues')
export class SharedCatalogueController {
  constructor(
    private readonly catalogues: SharedCatalogues,
    private readonly pulling: PullSharedCatalogue,
    private readonly applying: ApplySharedCatalogue,
  ) {}

  @Get()
  @Endpoint({ summary: 'Catalogues the national portal shares', access: signedIn, answer: catalogueList })
  async list(): Promise<z.infer<typeof catalogueList>> {
    const standings = new Map((await this.catalogues.standings()).map((one) => [one.catalogue, one]));
    return {
      items: CATALOGUE_NAMES.map((name) => {
        const { entries = 0, pulledAt = null, proposed = null } = standings.get(name) ?? {};
        return { name, title: SHARED_CATALOGUES[name].vi, entries, pulledAt: rfc3339(pulledAt), proposed };
      }),
    };
  }

  @Get(':name/entries')
  @Endpoint({
    summary: 'What a shared catalogue holds, by code',
    access: signedIn,
    params: catalogueParams,
    query: cataloguePage,
    answer: entryList,
  })
  async entries(@Param() { name }: Named, @Query() page: Page): Promise<z.infer<typeof entryList>> {
    const { items, next } = await this.catalogues.entries(name, page);
    return { items: items.map((entry) => ({ ...entry, attributes: { ...entry.attributes } })), next };
  }

  @Post(':name/pulls')
  @Endpoint({
    summary: 'Pull a shared catalogue from the national portal and see what it would change; changes nothing',
    access: administrators,
    params: catalogueParams,
    status: 201,
    answer: pulledResponse,
  })
  async pull(
    @Caller() officer: Principal,
    @Param() { name }: Named,
  ): Promise<z.infer<typeof pulledResponse>> {
    return this.pulling.execute(name, officer.officerId);
  }

  @Get('pulls/:id')
  @Endpoint({
    summary: 'What a pull of a shared catalogue would change, by code',
    access: administrators,
    params: pullParams,
    query: cataloguePage,
    answer: pullResponse,
  })
  async show(@Param() { id }: Identified, @Query() page: Page): Promise<z.infer<typeof pullResponse>> {
    const { pull, counts, items, next } = await this.catalogues.pull(id, page);
    const { catalogue: name, pulledAt, state } = pull;
    return { id, name, pulledAt: rfc3339(pulledAt), state, ...counts, items: [...items], next };
  }

  @Post('pulls/:id/application')
  @HttpCode(204)
  @Endpoint({
    summary: 'Take over what the portal told in a pull; what it no longer has stays, marked',
    access: administrators,
    params: pullParams,
    status: 204,
  })
  async apply(@Caller() officer: Principal, @Param() { id }: Identified): Promise<void> {
    await this.applying.execute(id, officer);
  }
}
