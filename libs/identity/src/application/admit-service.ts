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

  /** @throws identity.service-key-refused */
  async recognise({ id, secret }: ServiceKey): Promise<Service> {
    const [service] = await this.database.queryPrepared<Service>(
      serviceBehind({ id, secretHash: digestOf(secret), now: this.clock.now() }),
    );
    if (!service) throw serviceProblem('identity.service-key-refused');
    return service;
  }

  /**
   * @param scope undefined where services have no business
   * @throws identity.officers-only, .scope-required
   */
  async admit(service: Service, { id }: ServiceKey, scope: string | undefined): Promise<void> {
    if (scope !== undefined && service.scopes.includes(scope)) return;
    await this.trail.record({
      at: this.clock.now(),
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
