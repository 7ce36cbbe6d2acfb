import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RecognisedSession } from '../application/recognise-session.ts';
import type { Citizen } from '../domain/citizen.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import type { Reader } from '../domain/service.ts';
import type { RecognisedRequest } from './access.guard.ts';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<RecognisedRequest>();

function sessionOf(context: ExecutionContext): RecognisedSession {
  const { session } = requestOf(context);
  if (!session) throw identityProblem('identity.sign-in-required');
  return session;
}

/** The signed-in officer of this request. */
export const Caller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => sessionOf(context).principal,
);

/** The signed-in officer of this request, or the service that has the scope of its endpoint. */
export const CallingReader = createParamDecorator(
  (_: unknown, context: ExecutionContext): Reader =>
    requestOf(context).service ?? sessionOf(context).principal,
);

/** The session this request came in. */
export const CallersSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): RecognisedSession => sessionOf(context),
);

/** The citizen who has signed on and sends this request. */
export const CallingCitizen = createParamDecorator((_: unknown, context: ExecutionContext): Citizen => {
  const { citizen } = requestOf(context);
  if (!citizen) throw identityProblem('identity.sign-in-required');
  return citizen;
});
