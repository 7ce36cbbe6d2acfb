import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Abilities, reachOf } from '#authorization';
import { roleName } from '#organization';
import { EVERYTHING, sight } from '#platform/database';
import { CONTRACT, type EndpointContract, isAdministrative, RateLimits } from '#platform/http';
import { AdmitService } from '../application/admit-service.ts';
import { RecogniseCaller } from '../application/recognise-caller.ts';
import type { RecognisedSession } from '../application/recognise-session.ts';
import { looksLikeCitizenToken } from '../application/token.ts';
import type { Citizen } from '../domain/citizen.ts';
import { citizenProblem } from '../domain/citizen.problems.ts';
import type { Confinement } from '../domain/confinement.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import type { Reader, Service } from '../domain/service.ts';
import { readServiceKey, type ServiceKey } from '../domain/service-key.ts';

/** A request of an officer in a session, of a service, or of a citizen in theirs. */
export type RecognisedRequest = FastifyRequest & {
  session?: RecognisedSession;
  service?: Service;
  citizen?: Citizen;
};

const DO_FIRST = {
  'password-change': 'identity.password-change-required',
  'second-factor-enrolment': 'identity.second-factor-enrolment-required',
} as const satisfies Record<Confinement, string>;

/** Lets nobody through whom the endpoint's contract does not name, and tells the database what they may see. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly recognise: RecogniseCaller,
    private readonly admitService: AdmitService,
    private readonly abilities: Abilities,
    private readonly rates: RateLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const contract = this.reflector.get<EndpointContract | undefined>(CONTRACT, context.getHandler());
    if (!contract) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no contract`);
    if (contract.access.kind !== 'everyone') return this.admitKnown(context, contract);
    if (contract.seesEverything) sight.becomes(EVERYTHING);
    return true;
  }

  private async admitKnown(context: ExecutionContext, contract: EndpointContract): Promise<boolean> {
    const caller = await this.admitCaller(context, contract);
    if (contract.seesEverything || isAdministrative(contract.access)) sight.becomes(EVERYTHING);
    else if (caller) sight.becomes(reachOf(await this.abilities.of(caller)));
    return true;
  }

  /** @returns who has a sight of their own: a citizen sees no table of dossiers, only what is asked for by who they are */
  private async admitCaller(
    context: ExecutionContext,
    contract: EndpointContract,
  ): Promise<Reader | undefined> {
    const request = context.switchToHttp().getRequest<RecognisedRequest>();
    const token = bearerToken(request);
    if (looksLikeCitizenToken(token)) return this.admitCitizen(request, token, contract);
    const key = readServiceKey(token);
    // What an endpoint asks of officers says nothing of services: they come in by its scope, or not at all.
    return key ? this.admit(request, key, contract) : this.admitOfficer(request, token, contract);
  }

  private async admit(
    request: RecognisedRequest,
    key: ServiceKey,
    { access, scope }: EndpointContract,
  ): Promise<Service> {
    const service = await this.admitService.recognise(key);
    // Before anything is refused, so that the refusal is known to be its own.
    request.service = service;
    if (access.kind === 'citizen') throw citizenProblem('identity.citizens-only');
    await this.admitService.admit(service, key, scope);
    await this.rates.count('caller', service.username);
    return service;
  }

  private async admitOfficer(
    request: RecognisedRequest,
    token: string,
    { access, amid }: EndpointContract,
  ): Promise<Principal> {
    const session = await this.recognise.officer(token);
    // Before anything is refused, so that the refusal is known to be theirs.
    request.session = session;
    const { confinement, principal } = session;
    await this.rates.count('caller', principal.username);
    if (access.kind === 'citizen') throw citizenProblem('identity.citizens-only');
    if (confinement && !amid?.includes(confinement)) throw identityProblem(DO_FIRST[confinement]);
    if (access.kind === 'may' && !(await this.abilities.of(principal)).can(access.verb, access.subject)) {
      throw identityProblem('identity.role-required', { roles: namesOf(access.roles) });
    }
    return principal;
  }

  private async admitCitizen(
    request: RecognisedRequest,
    token: string,
    { access }: EndpointContract,
  ): Promise<undefined> {
    const citizen = await this.recognise.citizen(token);
    // Before anything is refused, so that the refusal is known to be of this session.
    request.citizen = citizen;
    await this.rates.count('caller', citizen.username);
    if (access.kind !== 'citizen') throw citizenProblem('identity.not-for-citizens');
    return undefined;
  }
}

const namesOf = (roles: readonly string[]) => ({
  vi: roles.map((role) => roleName(role).vi).join(', '),
  en: roles.map((role) => roleName(role).en).join(', '),
});

/** The token of `Authorization: Bearer …`, or an empty string. */
const bearerToken = (request: FastifyRequest): string =>
  /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
