import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import { PortalCorrespondence } from './portal-correspondence.ts';

/** Asks the portal for the account of somebody with this identity number. */
@Injectable()
export class LookUpAccount {
  constructor(
    private readonly correspondence: PortalCorrespondence,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns its TechID; null = there is none. @throws portal-sync.account-unavailable */
  async execute(identityNumber: string): Promise<string | null> {
    const deadline = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    const outcome = await this.correspondence.accountOf(identityNumber, deadline);
    if (outcome.kind === 'found') return outcome.techId;
    const reason = outcome.kind === 'rejected' ? outcome.message : outcome.reason;
    throw portalSyncProblem('portal-sync.account-unavailable', { reason });
  }
}
