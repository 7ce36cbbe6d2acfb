import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Page, pageOf, readCursor } from '#dossier';
import { Database, sql } from '#platform/database';
import { portalSyncProblem } from '../../domain/portal-sync.problems.ts';
import type {
  CatalogueDifference,
  CatalogueEntry,
  CatalogueName,
  DifferenceCounts,
} from '../../domain/shared-catalogue.ts';
import {
  countOfPull,
  type CataloguePull,
  differencesOfPull,
  pullOf,
} from '../../persistence/shared-catalogues.ts';

/** A catalogue as it stands. */
export interface CatalogueStanding {
  catalogue: CatalogueName;
  entries: number;
  /** When the portal was last asked. */
  pulledAt: Date | null;
  /** The dry run nobody has decided on. */
  proposed: string | null;
}

interface PageWish {
  limit: number;
  cursor?: string | undefined;
}

/** A page of what a dry run would change, and how much that is in all. */
export interface PullView extends Page<CatalogueDifference> {
  pull: CataloguePull;
  counts: DifferenceCounts;
}

const key = z.tuple([z.string().max(200)]);

/** Catalogues the national portal shares, as they are held here. */
@Injectable()
export class SharedCatalogues {
  constructor(private readonly database: Database) {}

  /** Those that hold something, or were pulled. */
  standings(): Promise<CatalogueStanding[]> {
    return this.database.query<CatalogueStanding>(sql`
      with held as (
        select catalogue, count(*) filter (where gone_at is null)::int as entries
        from portal_sync.catalogue_entry group by catalogue),
      pulled as (
        select catalogue, max(pulled_at) as at, (array_agg(id) filter (where state = 'proposed'))[1] as proposed
        from portal_sync.catalogue_pull group by catalogue)
      select coalesce(h.catalogue, p.catalogue) as catalogue, coalesce(h.entries, 0) as entries, p.at as "pulledAt", p.proposed
      from held h full join pulled p on p.catalogue = h.catalogue`);
  }

  /** By code. @throws dossier.cursor-invalid */
  async entries(catalogue: CatalogueName, { limit, cursor }: PageWish): Promise<Page<CatalogueEntry>> {
    const [after] = readCursor(cursor, key) ?? [''];
    const rows = await this.database.query<CatalogueEntry>(sql`
      select code, name, attributes from portal_sync.catalogue_entry
      where catalogue = ${catalogue} and gone_at is null and code collate "C" > ${after}
      order by code collate "C" limit ${limit + 1}`);
    return pageOf(rows, limit, ({ code }) => [code]);
  }

  /** By code. @throws portal-sync.pull-unknown, dossier.cursor-invalid */
  async pull(id: string, { limit, cursor }: PageWish): Promise<PullView> {
    const [after] = readCursor(cursor, key) ?? [''];
    const pull = await pullOf(this.database, id);
    if (!pull) throw portalSyncProblem('portal-sync.pull-unknown');
    const rows = await differencesOfPull(this.database, pull, { after, limit: limit + 1 });
    return {
      pull,
      counts: await countOfPull(this.database, pull),
      ...pageOf(rows, limit, ({ code }) => [code]),
    };
  }
}
