import { Injectable } from '@nestjs/common';
import { DOSSIER_CODE } from '#dossier';
import { Database, isDatabaseUnavailable } from '#platform/database';
import { Logger } from '#platform/logging';
import { Problem } from '#platform/problem';
import { demandStorable } from '../../domain/portal/demand-storable.ts';
import { portalProblem } from '../../domain/portal/portal.problems.ts';
import { isOwnCode, knownArrival } from '../../persistence/portal-arrivals.ts';
import { BY_ITSELF } from '../submissions/submission-trace.ts';
import { KeepArrival } from './keep-arrival.ts';
import { KeepPortalFault } from './keep-portal-fault.ts';
import type { ArrivalOutcome, PortalArrival } from './portal-arrival.ts';
import { PrepareArrival } from './prepare-arrival.ts';

/**
 * Receives a dossier that was handed in at the national portal, or fetched from the civil-status system, once by its code. What is not
 * taken is kept as a fault; whoever is killed in between has answered nothing, and it is brought again.
 */
@Injectable()
export class ReceiveArrival {
  constructor(
    private readonly database: Database,
    private readonly prepare: PrepareArrival,
    private readonly keep: KeepArrival,
    private readonly faults: KeepPortalFault,
    private readonly logger: Logger,
  ) {}

  /** @throws when the database is away; where this system brings it by itself, whatever else is its own failure, for it brings it again */
  async execute(arrival: PortalArrival): Promise<ArrivalOutcome> {
    try {
      return await this.receive(arrival);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      if (error instanceof Problem) return this.faults.execute(arrival, error);
      if (arrival.by === BY_ITSELF) throw error;
      this.logger.error('arrival not received', { source: arrival.source, err: error });
      return this.faults.execute(arrival, portalProblem('intake.portal-failed'));
    }
  }

  private async receive(arrival: PortalArrival): Promise<ArrivalOutcome> {
    const code = demandCode(arrival);
    if (await this.isKnown(arrival, code)) return { kind: 'duplicate' };
    if (arrival.source === 'national-portal' && (await isOwnCode(this.database, code))) {
      throw portalProblem('intake.portal-code-reused', { code });
    }
    if (arrival.sourceAgencyId === null) demandStorable(arrival.body);
    const prepared = await this.prepare.execute(arrival.source, { ...arrival.body, ...arrival.added });
    if (await this.keep.execute(arrival, code, prepared)) return { kind: 'received' };
    // Another request was quicker: with the same, or with something else under the same code.
    if (await this.isKnown(arrival, code)) return { kind: 'duplicate' };
    throw portalProblem('intake.portal-code-reused', { code });
  }

  /** @throws intake.portal-code-reused when it stands for other content */
  private async isKnown(arrival: PortalArrival, code: string): Promise<boolean> {
    const known = await knownArrival(this.database, arrival.source, code);
    if (!known) return false;
    if (!known.digest.equals(arrival.digest)) throw portalProblem('intake.portal-code-reused', { code });
    await this.keep.settle(arrival, code, known.submissionId);
    return true;
  }
}

/** What codes of the civil-status system look like is not published. */
const CIVIL_STATUS_CODE = /^[\x21-\x7e]{1,100}$/;

/** @throws intake.portal-code-missing, .portal-code-unfit, .civil-status-code-unfit */
function demandCode({ source, code }: PortalArrival): string {
  if (source === 'civil-status') {
    if (code !== undefined && CIVIL_STATUS_CODE.test(code)) return code;
    throw portalProblem('intake.civil-status-code-unfit');
  }
  if (code === undefined) throw portalProblem('intake.portal-code-missing');
  if (!DOSSIER_CODE.test(code)) throw portalProblem('intake.portal-code-unfit');
  return code;
}
