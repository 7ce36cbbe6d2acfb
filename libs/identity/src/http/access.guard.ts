import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Abilities } from '#authorization';
import { roleName } from '#organization';
import { CONTRACT, type EndpointContract } from '#platform/http';
import { RecogniseSession } from '../application/recognise-session.ts';
import type { Principal } from '../domain/principal.ts';
import { identityProblem } from '../domain/identity.problems.ts';

export type RequestWithPrincipal = FastifyRequest & { principal?: Principal };

/** Lets nobody through whom the endpoint's contract does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly recognise: RecogniseSession,
    private readonly abilities: Abilities,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const contract = this.reflector.get<EndpointContract | undefined>(CONTRACT, context.getHandler());
    if (!contract) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no contract`);
    if (contract.access.kind === 'everyone') return true;
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const principal = await this.recognise.execute(bearerToken(request));
    if (!principal) throw identityProblem('identity.sign-in-required');
    if (contract.access.kind === 'may') {
      const { verb, subject, roles } = contract.access;
      const ability = await this.abilities.of(principal);
      if (!ability.can(verb, subject)) {
        throw identityProblem('identity.role-required', { roles: namesOf(roles) });
      }
    }
    request.principal = principal;
    return true;
  }
}

const namesOf = (roles: readonly string[]) => ({
  vi: roles.map((role) => roleName(role).vi).join(', '),
  en: roles.map((role) => roleName(role).en).join(', '),
});

/** The token of `Authorization: Bearer …`, or an empty string. */
export const bearerToken = (request: FastifyRequest): string =>
  /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
