import { Injectable } from '@nestjs/common';
import { FetchedArrivals } from '#dossier';
import { Database, isDatabaseUnavailable } from '#platform/database';
import { Logger } from '#platform/logging';
import { mask } from '#platform/personal-data';
import type { CivilArrivalState, ClaimedArrival } from '../../domain/civil-status.ts';
import { afterTry } from '../../domain/pause.ts';
import type { Refused, Unavailable } from '../../domain/platform-outcome.ts';
import { claimArrivals, settleArrival } from '../../persistence/civil-arrivals.ts';
import { CallTimes } from '../call-times.ts';
import { CivilStatusSystem } from './civil-status-system.ts';

/** Fetched beside each other; each is in memory as a whole. */
const TOGETHER = 2;
/** What keeping its files may take besides the calls. */
const KEEPING_SECONDS = 120;

type Fetched = { kind: 'brought' } | { kind: 'too-large' } | Refused | Unavailable;

const STATES: Readonly<Record<Fetched['kind'], CivilArrivalState>> = {
  ...{ brought: 'brought', unavailable: 'pending' },
  ...{ refused: 'refused', 'too-large': 'refused' },
};

/**
 * Fetches listed dossiers with their files and brings them to the desks, for as long as it takes. The desks take each once, so one that
 * was brought by somebody who was killed then is brought again.
 */
@Injectable()
export class FetchCivilArrivals {
  constructor(
    private readonly database: Database,
    private readonly system: CivilStatusSystem,
    private readonly arrivals: FetchedArrivals,
    private readonly times: CallTimes,
    private readonly logger: Logger,
  ) {}

  async execute(): Promise<void> {
    if (!this.system.offered) return;
    for (;;) {
      const wanted = { now: this.times.now(), until: this.times.lease(KEEPING_SECONDS), limit: TOGETHER };
      const claimed = await claimArrivals(this.database, wanted);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => this.bring(one)));
    }
  }

  private async bring(claim: ClaimedArrival): Promise<void> {
    const fetched = await this.fetch(claim);
    const at = this.times.now();
    const reason = reasonOf(fetched);
    if (fetched.kind === 'refused') {
      this.logger.warn('a dossier of the civil-status system was refused', { code: claim.code, reason });
    }
    const state = STATES[fetched.kind];
    const after = afterTry(fetched, { state, failuresBefore: claim.failures, at });
    await settleArrival(this.database, claim, { state, at, reason, ...after });
  }

  private async fetch({ code }: ClaimedArrival): Promise<Fetched> {
    const given = await this.system.detail(code);
    if (given.kind !== 'given') return given;
    try {
      await this.arrivals.receive({ source: 'civil-status', code, body: given.body });
      return { kind: 'brought' };
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      this.logger.error('a dossier of the civil-status system was not brought', { code, err: error });
      return { kind: 'unavailable', reason: 'Hệ thống của tỉnh gặp lỗi khi nhận hồ sơ' };
    }
  }
}

function reasonOf(fetched: Fetched): string | null {
  if (fetched.kind === 'too-large') return 'Hồ sơ cùng các tệp lớn hơn 64 MB';
  return 'reason' in fetched ? mask.within(fetched.reason) : null;
}
