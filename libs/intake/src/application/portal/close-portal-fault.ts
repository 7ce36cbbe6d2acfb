import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { portalProblem } from '../../domain/portal/portal.problems.ts';
import { closeFault } from '../../persistence/portal-faults.ts';
import { PortalFaultScope } from './portal-fault-scope.ts';

/** Takes a fault off the list with a reason; what was sent is kept no longer. */
@Injectable()
export class ClosePortalFault {
  constructor(
    private readonly database: Database,
    private readonly scope: PortalFaultScope,
    private readonly clock: Clock,
  ) {}

  /** @throws intake.portal-fault-unknown, .portal-fault-settled */
  async execute(officer: Principal, id: string, note: string): Promise<void> {
    await this.scope.find(officer, id);
    const at = this.clock.now();
    const closed = await closeFault(this.database, {
      ...{ id, note, by: officer.username, at },
      audit: {
        ...{ at, actor: officer.username, officerId: officer.officerId, action: 'portal-fault.close' },
        ...{ subjectType: 'portal-fault', subjectId: id, details: { note } },
      },
    });
    if (!closed) throw portalProblem('intake.portal-fault-settled');
  }
}
