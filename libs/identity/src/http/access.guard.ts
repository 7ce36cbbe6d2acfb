import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Abilities, reachOf } from '#authorization';
import { roleName } from '#organization';
import { EVERYTHING, sight } from '#platform/database';
import { CONTRACT, type EndpointContract, isAdministrative, RateLimits } from '#platform/http';
import { AdmitService } from '../application/admit-service.ts';
import { type RecognisedSession, RecogniseSession } from '../application/recognise-session.ts';
import type { Confinement } from '../domain/confinement.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import type { Reader, Service } from '../domain/service.ts';
import { readServiceKey, type ServiceKey } from '../domain/service-key.ts';

/** A request of an officer in a session, or of a service. */
export type RecognisedRequest = FastifyRequest & { session?: RecognisedSession; service?: Service };

const DO_FIRST = {
  'password-change': 'identity.password-change-required',
  'second-factor-enrolment': 'identity.second-factor-enrolment-required',
} as const satisfies Record<Confinement, string>;

/** Lets nobody through whom the endpoint's contract does not name, and tells the database what they may see. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly recognise: RecogniseSession,
    private readonly admitService: AdmitService,
    private readonly abilities: Abilities,
    private readonly rates: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const contract = this.reflector.get<EndpointContract | undefined>(CONTRACT, context.getHandler());
    if (!contract) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no contract`);
    const caller =
      contract.access.kind === 'everyone' ? undefined : await this.admitCaller(context, contract);
    if (contract.seesEverything || isAdministrative(contract.access)) sight.becomes(EVERYTHING);
    else if (caller) sight.becomes(reachOf(await this.abilities.of(caller)));
    return true;
  }

  private admitCaller(context: ExecutionContext, contract: EndpointContract): Promise<Reader> {
    const request = context.switchToHttp().getRequest<RecognisedRequest>();
    const token = bearerToken(request);
    const key = readServiceKey(token);
    // What an endpoint asks of officers says nothing of services: they come in by its scope, or not at all.
    return key ? this.admit(request, key, contract) : this.admitOfficer(request, token, contract);
  }

  private async admit(
    request: RecognisedRequest,
    key: ServiceKey,
    { scope }: EndpointContract,
  ): Promise<Service> {
    const service = await this.admitService.recognise(key);
    // Before anything is refused, so that the refusal is known to be its own.
    request.service = service;
    await this.admitService.admit(service, key, scope);
    await this.rates.count('caller', service.username);
    return service;
  }

  private async admitOfficer(
    request: RecognisedRequest,
    token: string,
    { access, amid }: EndpointContract,
  ): Promise<Principal> {
    const session = await this.recognise.execute(token);
    // Before anything is refused, so that the refusal is known to be theirs.
    request.session = session;
    const { confinement, principal } = session;
    await this.rates.count('caller', principal.username);
    if (confinement && !amid?.includes(confinement)) throw identityProblem(DO_FIRST[confinement]);
    if (access.kind === 'may' && !(await this.abilities.of(principal)).can(access.verb, access.subject)) {
      throw identityProblem('identity.role-required', { roles: namesOf(access.roles) });
    }
    return principal;
  }
}

const namesOf = (roles: readonly string[]) => ({
  vi: roles.map((role) => roleName(role).vi).join(', '),
  en: roles.map((role) => roleName(role).en).join(', '),
});

/** The token of `Authorization: Bearer …`, or an empty string. */
const bearerToken = (request: FastifyRequest): string =>
  /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
