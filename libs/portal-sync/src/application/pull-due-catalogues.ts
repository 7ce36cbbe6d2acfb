import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { Problem } from '#platform/problem';
import { CATALOGUE_NAMES, type CatalogueName } from '../domain/shared-catalogue.ts';
import { PullSharedCatalogue } from './pull-shared-catalogue.ts';

const DAY_MS = 86_400_000;

/** Pulls shared catalogues whose time has come, one after another, so that an administrator finds what has changed. */
@Injectable()
export class PullDueCatalogues {
  constructor(
    private readonly pull: PullSharedCatalogue,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  /** One that cannot be pulled stands in no other's way; it is due again at the next round. */
  async execute(): Promise<void> {
    const { CATALOGUE_PULL_DAYS: days, PORTAL_DIALECT: dialect } = this.config;
    if (days === 0 || dialect !== 'mapi') return;
    const since = new Date(this.clock.now().getTime() - days * DAY_MS);
    const pulled = await this.database.query<{ catalogue: CatalogueName }>(sql`
      select distinct catalogue from portal_sync.catalogue_pull where pulled_at > ${since}`);
    const fresh = new Set(pulled.map(({ catalogue }) => catalogue));
    for (const name of CATALOGUE_NAMES.filter((one) => !fresh.has(one))) {
      try {
        await this.pull.execute(name, null);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        this.logger.warn('a shared catalogue was not pulled', { catalogue: name, err: error });
      }
    }
  }
}
