import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Principal } from '#identity';
import { etagOf, type Idempotency, type IdempotentRequest } from '#platform/http';
import type { HolderOutcome, RecordHolder } from '../application/holders/change-holder.ts';
import type { handsResponse } from './dossier.responses.ts';

export const taskParams = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });

export type Hands = z.infer<typeof handsResponse>;

interface Asked {
  officer: Principal;
  request: IdempotentRequest;
  reply: FastifyReply;
}

/** Answers an act on who holds a task, once a key, with the task's new revision as its ETag. */
export async function handsOnce(
  idempotency: Idempotency,
  { officer, request, reply }: Asked,
  work: (record: RecordHolder) => Promise<HolderOutcome>,
): Promise<Hands> {
  const { dossierId: dossier, ...hands } = await idempotency.keeping(officer.username, request, work);
  void reply.header('ETag', etagOf(hands.revision));
  return { ...hands, dossier };
}
