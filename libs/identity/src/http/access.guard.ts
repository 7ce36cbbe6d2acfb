import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Abilities } from '#authorization';
import { roleName } from '#organization';
import { CONTRACT, type EndpointContract } from '#platform/http';
import { type RecognisedSession, RecogniseSession } from '../application/recognise-session.ts';
import type { Confinement } from '../domain/confinement.ts';
import { identityProblem } from '../domain/identity.problems.ts';

export type RequestInSession = FastifyRequest & { session?: RecognisedSession };

const DO_FIRST = {
  'password-change': 'identity.password-change-required',
  'second-factor-enrolment': 'identity.second-factor-enrolment-required',
} as const satisfies Record<Confinement, string>;

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
    const request = context.switchToHttp().getRequest<RequestInSession>();
    const session = await this.recognise.execute(bearerToken(request));
    const { confinement, principal } = session;
    if (confinement && !contract.amid?.includes(confinement)) throw identityProblem(DO_FIRST[confinement]);
    if (contract.access.kind === 'may') {
      const { verb, subject, roles } = contract.access;
      const ability = await this.abilities.of(principal);
      if (!ability.can(verb, subject)) {
        throw identityProblem('identity.role-required', { roles: namesOf(roles) });
      }
    }
    request.session = session;
    return true;
  }
}

const namesOf = (roles: readonly string[]) => ({
  vi: roles.map((role) => roleName(role).vi).join(', '),
  en: roles.map((role) => roleName(role).en).join(', '),
});

/** The token of `Authorization: Bearer …`, or an empty string. */
const bearerToken = (request: FastifyRequest): string =>
  /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
