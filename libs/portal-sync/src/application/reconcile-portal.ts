import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { correlation, Logger } from '#platform/logging';
import { recordDifferences } from '../persistence/record-differences.ts';
import { Reconciliations } from '../persistence/reconciliations.ts';
import type { ComparedDossier, RunningReconciliation } from '../domain/reconciliation.ts';
import { CompareDossiers } from './compare-dossiers.ts';

/** Dossiers of a step: what is lost of it when a worker is killed is compared again. */
const STEP = 200;
/** A worker that is told to stop need not wait longer. */
const SLICE_MS = 15_000;

/**
 * Goes on with a comparison of the portal's books with ours: a step at a time, each of which commits with how far it came, so that it may
 * be broken off anywhere.
 */
@Injectable()
export class ReconcilePortal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly runs: Reconciliations,
    private readonly compare: CompareDossiers,
    private readonly logger: Logger,
  ) {}

  /** A slice of what is to be compared. */
  async execute(): Promise<void> {
    let run = await this.runs.claim();
    const endsAt = performance.now() + SLICE_MS;
    while (run) {
      if (performance.now() > endsAt) return this.runs.release(run);
      run = await this.step(run);
    }
  }

  /** @returns where it goes on; undefined when it does not */
  private async step(run: RunningReconciliation): Promise<RunningReconciliation | undefined> {
    const dossiers = await this.runs.nextDossiers(run, STEP);
    const last = dossiers.at(-1);
    if (!last) return this.runs.nextDay(run);
    const atRest = dossiers.filter(({ standing }) => standing === 'at-rest');
    const { compared, away } = await this.compare.execute(atRest, () => this.runs.renew(run));
    if (away !== null) {
      this.logger.warn('the portal cannot be compared with', { reconciliation: run.id, reason: away });
      await this.runs.release(run, away);
      return undefined;
    }
    const moving = dossiers.filter(({ standing }) => standing === 'moving').length + atRest.length;
    const goesOn = await this.record(run, { last, compared, moving: moving - compared.length });
    return goesOn ? run : undefined;
  }

  private record(
    run: RunningReconciliation,
    {
      last,
      compared,
      moving,
    }: {
      last: ComparedDossier['dossier'];
      compared: readonly ComparedDossier[];
      moving: number;
    },
  ): Promise<boolean> {
    return this.database
      .transaction(async (tx) => {
        const found = await recordDifferences(tx, run, compared, {
          now: this.clock.now(),
          correlationId: correlation.current(),
        });
        const untold = new Set(compared.flatMap((one) => one.untold));
        const kept = await this.runs.advance(tx, run, {
          ...{ last, compared: found.compared, differences: found.differences, untold: [...untold] },
          moving: moving + compared.length - found.compared,
        });
        if (!kept) throw new Overtaken();
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof Overtaken) return false;
        throw error;
      });
  }
}

/** Another worker goes on with it: what this one found is undone. */
class Overtaken extends Error {}
