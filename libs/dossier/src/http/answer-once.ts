import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Principal } from '#identity';
import type { Sql } from '#platform/database';
import { etagOf, type Idempotency, type IdempotentRequest } from '#platform/http';
import type { OutsideOutcome } from '../application/acts/act-outside-workflow.ts';
import type { outsideActResponse } from './deadline.responses.ts';
import { presentOutcome } from './present-deadline.ts';

interface Asked {
  officer: Pick<Principal, 'username'>;
  request: IdempotentRequest;
  reply: FastifyReply;
}

/** Answers an act outside the workflow once for each idempotency key, with the version it led to. */
export async function answerOnce(
  idempotency: Idempotency,
  { officer, request, reply }: Asked,
  work: (record: (outcome: OutsideOutcome, when: Sql) => Sql) => Promise<OutsideOutcome>,
): Promise<z.infer<typeof outsideActResponse>> {
  const outcome = await idempotency.keeping(officer.username, request, work);
  void reply.header('ETag', etagOf(outcome.version));
  return presentOutcome(outcome);
}
