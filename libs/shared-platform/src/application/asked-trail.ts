import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { type AuditEntry, AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';

/** About what an officer asked. */
type Asked = Pick<AuditEntry, 'subjectType' | 'subjectId' | 'details'> & { what: string };

/** The audit trail of what is asked over the shared platform. */
@Injectable()
export class AskedTrail {
  constructor(
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  record(officer: Principal, asked: Asked): Promise<void> {
    return this.trail.record(this.entry(officer, asked));
  }

  /** For a transaction of its own. */
  entry({ username, officerId }: Principal, { what, ...asked }: Asked): AuditEntry {
    return {
      ...{ at: this.clock.now(), actor: username, officerId, action: `shared-platform.${what}` },
      ...asked,
    };
  }
}
