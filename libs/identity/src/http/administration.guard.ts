import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONTRACT, type EndpointContract, isAdministrative } from '#platform/http';
import { AdmitAdministration } from '../application/admit-administration.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { RecognisedRequest } from './access.guard.ts';

/** Outside working hours administration is looked at only, save through the emergency door. Comes after {@link AccessGuard}. */
@Injectable()
export class AdministrationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly admit: AdmitAdministration,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const contract = this.reflector.get<EndpointContract | undefined>(CONTRACT, context.getHandler());
    const { method, session } = context.switchToHttp().getRequest<RecognisedRequest>();
    if (!contract || !isAdministrative(contract.access) || contract.atAnyHour) return true;
    if (method === 'GET' || method === 'HEAD') return true;
    if (!session) throw identityProblem('identity.sign-in-required');
    return this.admit.execute(session).then(() => true);
  }
}
