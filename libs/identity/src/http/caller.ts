import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RecognisedSession } from '../application/recognise-session.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import type { RequestInSession } from './access.guard.ts';

function sessionOf(context: ExecutionContext): RecognisedSession {
  const { session } = context.switchToHttp().getRequest<RequestInSession>();
  if (!session) throw identityProblem('identity.sign-in-required');
  return session;
}

/** The signed-in officer of this request. */
export const Caller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => sessionOf(context).principal,
);

/** The session this request came in. */
export const CallersSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): RecognisedSession => sessionOf(context),
);
