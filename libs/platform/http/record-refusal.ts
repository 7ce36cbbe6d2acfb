import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Logger } from '#platform/logging';
import type { Problem } from '#platform/problem';
import { type AuditedRequest, callerOf, partsOf } from './audited-request.ts';
import { RefusalQuota } from './refusal-quota.ts';

/**
 * Writes down that a known officer, service or citizen's session was refused, or told that what they asked for does not exist, and that
 * someone came with a token which is none. The answer does not depend on it.
 */
@Injectable()
export class RecordRefusal {
  private readonly quota = new RefusalQuota();

  constructor(
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute(request: AuditedRequest, { code, definition: { kind, ordinary } }: Problem): Promise<void> {
    const { headers, ip, routeOptions } = request;
    const caller = callerOf(request);
    const refused = caller
      ? kind === 'forbidden' || kind === 'not-found'
      : (kind === 'unauthenticated' || kind === 'forbidden') && headers.authorization !== undefined;
    if (!refused || ordinary || routeOptions.url === undefined) return;
    const at = this.clock.now();
    const admitted = this.quota.admit(caller ? { account: caller.username } : { address: ip }, at);
    if (admitted === 'pass-over') return;
    const { endpoint, ids, ...parts } = partsOf(request);
    const details = admitted === 'record' ? { endpoint, ids, code } : { endpoint, code, more: true };
    try {
      await this.trail.record({ at, ...parts, action: 'access.refuse', outcome: 'refused', details });
    } catch (error) {
      this.logger.error('a refusal could not be recorded', { err: error, code, endpoint });
    }
  }
}
