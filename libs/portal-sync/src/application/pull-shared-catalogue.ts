import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import type { CatalogueEntry, CatalogueName, DifferenceCounts } from '../domain/shared-catalogue.ts';
import { countDifferences, keepPull } from '../persistence/shared-catalogues.ts';
import { NationalPortal } from './national-portal.ts';

export interface PulledCatalogue extends DifferenceCounts {
  id: string;
}

/** The dry run of a shared catalogue: asks the portal, and keeps what it told beside what is held. Changes nothing. */
@Injectable()
export class PullSharedCatalogue {
  constructor(
    private readonly portal: NationalPortal,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param by the officer who asked; null = its time had come
   * @throws portal-sync.catalogue-unavailable, .catalogue-rejected, .catalogue-garbled
   */
  async execute(catalogue: CatalogueName, by: number | null): Promise<PulledCatalogue> {
    const entries = await this.told(catalogue);
    const id = uuid();
    return this.database.transaction(async (tx) => {
      const counts = await countDifferences(tx, catalogue, entries);
      const isEqual = counts.added + counts.changed + counts.gone === 0;
      const state = isEqual ? 'equal' : 'proposed';
      await keepPull(tx, { id, catalogue, state, by, entries, pulledAt: this.clock.now() });
      return { id, ...counts };
    });
  }

  private async told(catalogue: CatalogueName): Promise<readonly CatalogueEntry[]> {
    const deadline = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    const outcome = await this.portal.tellCatalogue(catalogue, deadline);
    switch (outcome.kind) {
      case 'told':
        return outcome.entries;
      case 'garbled':
        throw portalSyncProblem('portal-sync.catalogue-garbled', {
          places: outcome.faults
            .slice(0, 3)
            .map(({ pointer }) => pointer || '/')
            .join(', '),
        });
      case 'unavailable':
        throw portalSyncProblem('portal-sync.catalogue-unavailable', { reason: outcome.reason });
      case 'rejected':
        throw portalSyncProblem('portal-sync.catalogue-rejected', { message: outcome.message });
    }
  }
}
