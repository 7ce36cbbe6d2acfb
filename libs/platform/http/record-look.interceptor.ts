import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, type Observable } from 'rxjs';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { type AuditedRequest, partsOf } from './audited-request.ts';
import { CONTRACT, type EndpointContract } from './contract.ts';

/** Writes down who looks at what is sensitive or takes it away, before they get it: without the trace, no answer. */
@Injectable()
export class RecordLookInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const contract = this.reflector.get<EndpointContract | undefined>(CONTRACT, context.getHandler());
    const action = contract?.recorded;
    if (!action) return next.handle();
    const { endpoint, ids, ...parts } = partsOf(context.switchToHttp().getRequest<AuditedRequest>());
    const entry = { at: this.clock.now(), ...parts, action: `access.${action}`, details: { endpoint, ids } };
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.trail.record(entry);
        return answer;
      }),
    );
  }
}
