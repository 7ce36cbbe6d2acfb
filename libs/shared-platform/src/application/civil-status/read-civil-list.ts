import { Injectable } from '@nestjs/common';
import { FetchedArrivals } from '#dossier';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { mask } from '#platform/personal-data';
import {
  beginReading,
  type ClaimedReading,
  eachOnce,
  latestOf,
  type ReadingPoint,
} from '../../domain/civil-status.ts';
import { nextTry } from '../../domain/pause.ts';
import type { Refused, Unavailable } from '../../domain/platform-outcome.ts';
import { claimReading, keepPage, leaveReading } from '../../persistence/civil-pull.ts';
import { CallTimes } from '../call-times.ts';
import { CivilStatusSystem, type DossiersListed } from './civil-status-system.ts';

/** Pages of a round; what is left goes on in the next one. */
const PAGES = 10;
const LIST_SECONDS = 300;

/**
 * Reads what the civil-status system holds for the province. Each page commits with how far it came, so that whoever is killed leaves
 * a reading that another goes on with.
 */
@Injectable()
export class ReadCivilList {
  constructor(
    private readonly database: Database,
    private readonly system: CivilStatusSystem,
    private readonly arrivals: FetchedArrivals,
    private readonly times: CallTimes,
    private readonly logger: Logger,
  ) {}

  async execute(): Promise<void> {
    if (!this.system.offered) return;
    const claim = await claimReading(this.database, { now: this.times.now(), until: this.times.lease() });
    if (!claim) return;
    let point: ReadingPoint | null = beginReading(claim, this.times.now());
    for (let pages = 0; point && pages < PAGES; pages += 1) {
      const listed = await this.system.list(point);
      if (listed.kind !== 'listed') return this.giveUp(claim, listed);
      const further: ReadingPoint | null = listed.full ? { from: point.from, page: point.page + 1 } : null;
      if (!(await this.keep(claim, listed, further))) return;
      point = further;
    }
    // As much as a round may read; there is more.
    if (point) {
      await leaveReading(this.database, claim, { failures: 0, reason: null, nextAt: this.times.now() });
    }
  }

  private async keep(
    claim: ClaimedReading,
    { dossiers, odd }: Extract<DossiersListed, { kind: 'listed' }>,
    further: ReadingPoint | null,
  ): Promise<boolean> {
    // A row that names no dossier is a fault with an owner like any other.
    for (const body of odd) await this.arrivals.receive({ source: 'civil-status', code: undefined, body });
    const at = this.times.now();
    const nextAt = further ? this.times.lease() : new Date(at.getTime() + LIST_SECONDS * 1000);
    const page = { dossiers: eachOnce(dossiers), newest: latestOf(dossiers, at), further, nextAt, at };
    return keepPage(this.database, claim, page);
  }

  private async giveUp(claim: ClaimedReading, ended: Refused | Unavailable): Promise<void> {
    const failures = claim.failures + 1;
    const reason = mask.within(ended.reason);
    this.logger.warn('the list of the civil-status system was not read', { kind: ended.kind, reason });
    const nextAt = nextTry(ended, failures, this.times.now());
    await leaveReading(this.database, claim, { failures, reason, nextAt });
  }
}
