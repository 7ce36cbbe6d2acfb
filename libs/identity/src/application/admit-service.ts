import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Service } from '../domain/service.ts';
import type { ServiceKey } from '../domain/service-key.ts';
import { serviceProblem } from '../domain/service.problems.ts';
import { serviceBehind } from '../persistence/service-accounts.ts';
import { digestOf } from './token.ts';

/** Lets programs in whose key has the scope that an endpoint asks for. */
@Injectable()
export class AdmitService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * @param scope undefined where services have no business
   * @throws identity.service-key-refused, .officers-only, .scope-required
   */
  async execute({ id, secret }: ServiceKey, scope: string | undefined): Promise<Service> {
    const at = this.clock.now();
    const [service] = await this.database.queryPrepared<Service>(
      serviceBehind({ id, secretHash: digestOf(secret), now: at }),
    );
    if (!service) throw serviceProblem('identity.service-key-refused');
    if (scope !== undefined && service.scopes.includes(scope)) return service;
    await this.trail.record({
      at,
      actor: service.username,
      officerId: null,
      action: 'identity.service-access',
      subjectType: 'service-key',
      subjectId: id,
      outcome: 'refused',
      details: { scope: scope ?? null },
    });
    throw scope === undefined
      ? serviceProblem('identity.officers-only')
      : serviceProblem('identity.scope-required', { scope });
  }
}
