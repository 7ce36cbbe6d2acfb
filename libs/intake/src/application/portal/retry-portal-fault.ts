import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { PersonalData } from '#platform/personal-data';
import { portalProblem } from '../../domain/portal/portal.problems.ts';
import { sentPlace } from '../../persistence/portal-faults.ts';
import type { ArrivalOutcome } from './portal-arrival.ts';
import { PortalFaultScope } from './portal-fault-scope.ts';
import { ReceiveArrival } from './receive-arrival.ts';

/** What whoever mends a fault adds: how the province and the portal sort it, never what the applicant stated. */
export interface Mending {
  /** Code of the case of the procedure. */
  case?: string | undefined;
  /** Code of the agency or desk. */
  desk?: string | undefined;
  /** TechID, as the portal tells it of the applicant's identity number. */
  account?: string | undefined;
}

const body = z.record(z.string(), z.unknown());

/** Receives what was sent once more, after the catalogue, the desks or what is added here have mended what was wrong. */
@Injectable()
export class RetryPortalFault {
  constructor(
    private readonly scope: PortalFaultScope,
    private readonly personal: PersonalData,
    private readonly receive: ReceiveArrival,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws intake.portal-fault-unknown, .portal-fault-settled */
  async execute(officer: Principal, id: string, mending: Mending): Promise<ArrivalOutcome> {
    const { contentSealed, ...fault } = await this.scope.find(officer, id);
    const { source, digest, code, sourceAgencyId } = fault;
    if (!contentSealed) throw portalProblem('intake.portal-fault-settled');
    const sent = body.parse(JSON.parse(await this.personal.open(contentSealed, sentPlace(id))));
    await this.trail.record({
      ...{ at: this.clock.now(), actor: officer.username, officerId: officer.officerId },
      ...{ action: 'portal-fault.retry', subjectType: 'portal-fault', subjectId: id },
      details: { ...mending },
    });
    return this.receive.execute({
      ...{ source, body: sent, digest, code: code ?? undefined, sourceAgencyId, by: officer },
      added: {
        ...(mending.case !== undefined && { MaTruongHop: mending.case }),
        ...(mending.desk !== undefined && { MaDonVi: mending.desk }),
        ...(mending.account !== undefined && { MaDoiTuong: mending.account }),
      },
    });
  }
}
