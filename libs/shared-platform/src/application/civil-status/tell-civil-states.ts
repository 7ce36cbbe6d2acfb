import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { mask } from '#platform/personal-data';
import { type NationalCodes, NationalStatuses } from '#workflow';
import type { ClaimedTelling, StateToTell } from '../../domain/civil-status.ts';
import { afterTry } from '../../domain/pause.ts';
import {
  advanceTelling,
  claimTellings,
  settleTelling,
  statesToTell,
  type TellingEnding,
} from '../../persistence/civil-tellings.ts';
import { CallTimes } from '../call-times.ts';
import { CivilStatusSystem, type StateTaken } from './civil-status-system.ts';

/** Dossiers told of beside each other. */
const TOGETHER = 10;

const STATES: Readonly<Record<StateTaken['kind'], TellingEnding['state']>> = {
  ...{ told: 'told', refused: 'refused', unavailable: 'pending' },
};

/**
 * Tells the civil-status system where its dossiers have come, each state in its turn, for as long as it takes. A state that is refused
 * holds back those after it of the same dossier, and nothing more; one that nobody answered is told again.
 */
@Injectable()
export class TellCivilStates {
  constructor(
    private readonly database: Database,
    private readonly system: CivilStatusSystem,
    private readonly statuses: NationalStatuses,
    private readonly times: CallTimes,
    private readonly logger: Logger,
  ) {}

  async execute(): Promise<void> {
    if (!this.system.offered) return;
    const codes = await this.statuses.codes();
    for (;;) {
      const wanted = { now: this.times.now(), until: this.times.lease(), limit: TOGETHER };
      const claimed = await claimTellings(this.database, wanted);
      if (claimed.length === 0) return;
      const states = await statesToTell(this.database, claimed);
      const ofClaim = ({ dossierId }: ClaimedTelling) => states.filter((one) => one.dossierId === dossierId);
      await Promise.all(claimed.map((claim) => this.tellOf(claim, ofClaim(claim), codes)));
    }
  }

  private async tellOf(
    claim: ClaimedTelling,
    states: readonly StateToTell[],
    codes: NationalCodes,
  ): Promise<void> {
    let failuresBefore = claim.failures;
    for (const state of states) {
      const taken = await this.tell(claim, state, codes);
      if (taken.kind !== 'told') return this.settle(claim, taken, failuresBefore);
      const advance = { sequence: state.sequence, until: this.times.lease() };
      if (!(await advanceTelling(this.database, claim, advance))) return;
      failuresBefore = 0;
    }
    await this.settle(claim, { kind: 'told' }, 0);
  }

  private tell(
    { code, dossierCode }: ClaimedTelling,
    { status, words, at }: StateToTell,
    codes: NationalCodes,
  ): Promise<StateTaken> | StateTaken {
    const national = codes.get(status);
    if (national === undefined) {
      return { kind: 'refused', reason: `Trạng thái “${status}” không có mã quốc gia` };
    }
    return this.system.tell({ code, dossierCode, status: national, words, at });
  }

  private async settle(claim: ClaimedTelling, taken: StateTaken, failuresBefore: number): Promise<void> {
    const at = this.times.now();
    const reason = 'reason' in taken ? mask.within(taken.reason) : null;
    if (taken.kind === 'refused') {
      this.logger.warn('a state was refused by the civil-status system', { code: claim.code, reason });
    }
    const state = STATES[taken.kind];
    const after = afterTry(taken, { state, failuresBefore, at });
    await settleTelling(this.database, claim, { state, at, reason, ...after });
  }
}
