import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONTRACT, type EndpointContract } from '#platform/http';

/** The worker listens for probes only; whatever else a module brings along is closed here. */
@Injectable()
export class ProbesOnlyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const contract = this.reflector.get<EndpointContract | undefined>(CONTRACT, context.getHandler());
    return contract?.access.kind === 'everyone';
  }
}
